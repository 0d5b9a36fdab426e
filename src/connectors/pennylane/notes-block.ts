const head = "----- Relance : écrit automatiquement, ne pas modifier -----";
const foot = "----- fin Relance -----";
const keptEntries = 50;
const longestEntry = 400;

/**
 * The one free text that a customer has belongs to its users; what Relance writes stands in a block of its own, newest
 * first. Everything around the block stays as it is, to the byte. A block that lost one of its ends is theirs.
 */
export function withEntry(notes: string | null, key: string, text: string): string {
  const user = notes ?? "";
  const found = blockIn(user);
  const line = `• ${oneLine(text)} [${key}]`;
  const entries = [line, ...(found?.entries ?? [])].slice(0, keptEntries);
  const block = [head, ...entries, foot].join("\n");
  if (!found) return user === "" ? block : `${user}\n\n${block}`;
  return user.slice(0, found.from) + block + user.slice(found.to);
}

/** Whether the block has an entry with this key. */
export function hasEntry(notes: string | null, key: string): boolean {
  return blockIn(notes ?? "")?.entries.some((line) => line.trimEnd().endsWith(`[${key}]`)) ?? false;
}

function blockIn(notes: string): { readonly from: number; readonly to: number; readonly entries: readonly string[] } | undefined {
  const from = notes.lastIndexOf(head);
  const end = notes.indexOf(foot, from);
  if (from < 0 || end < 0) return undefined;
  const lines = notes.slice(from + head.length, end).split(/\r?\n/);
  return { from, to: end + foot.length, entries: lines.filter((line) => line.trim() !== "") };
}

function oneLine(text: string): string {
  return text.replaceAll("-----", "—").replace(/\s+/g, " ").trim().slice(0, longestEntry);
}
