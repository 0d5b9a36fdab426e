import { groupBy } from "../../ledger/group-by.ts";
import type { Line } from "./book.ts";
import type { Account } from "./opening.ts";

/** Lines of one account that belong together by their lettering, in the order of the account; alone when not lettered. */
export interface Group {
  readonly lines: readonly Line[];
  readonly lettered: boolean;
}

/**
 * Groups by lettering code. A code that comes to zero inside one file is a group of that file, because programs reuse
 * codes every year; what does not is joined over the years. An opening that was dropped joins the lines it stands for.
 */
export function groupLines(account: Pick<Account, "lines" | "standFor">): readonly Group[] {
  const all = [...account.lines, ...account.standFor.keys()];
  const sums = new Map<string, number>();
  for (const line of all) if (line.letter !== "") sums.set(inFile(line), (sums.get(inFile(line)) ?? 0) + line.amount);
  const parents = new Map<object, object>();
  const roots = new Map<string, Line>();
  for (const line of all) {
    if (line.letter === "") continue;
    const key = sums.get(inFile(line)) === 0 ? inFile(line) : line.letter;
    const first = roots.get(key);
    if (first === undefined) roots.set(key, line);
    else join(parents, first, line);
  }
  for (const [opening, lines] of account.standFor) for (const line of lines) join(parents, opening, line);
  const byRoot = groupBy(account.lines, (line) => rootOf(parents, line));
  return [...byRoot.values()].map((lines) => ({
    lines,
    lettered: parents.has(lines[0] as Line) || lines.some((line) => line.letter !== ""),
  }));
}

function inFile(line: Line): string {
  return `${line.file}\u0000${line.letter}`;
}

function rootOf(parents: Map<object, object>, node: object): object {
  let root = node;
  for (let up = parents.get(root); up !== undefined; up = parents.get(root)) root = up;
  // Short paths for the next look-ups.
  for (let at = node; at !== root;) {
    const up = parents.get(at) as object;
    parents.set(at, root);
    at = up;
  }
  return root;
}

function join(parents: Map<object, object>, one: object, other: object): void {
  const from = rootOf(parents, other);
  const to = rootOf(parents, one);
  if (from !== to) parents.set(from, to);
}
