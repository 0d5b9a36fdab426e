/** Names shown in one message; the count says how many more there are. */
const namesShown = 10;

export function listed(names: readonly string[]): { count: number; names: string } {
  const shown = names.slice(0, namesShown).join(", ");
  return { count: names.length, names: names.length > namesShown ? `${shown}…` : shown };
}
