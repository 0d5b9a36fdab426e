import type { Minor } from "../../ledger/money.ts";
import type { Line } from "./book.ts";
import type { Group } from "./groups.ts";
import { bare, numberOf, wordsWithDigits } from "./numbers.ts";

interface Charge {
  readonly line: Line;
  open: Minor;
  readonly joined: Line[];
}

/**
 * A lettered group of credits alone settled what was brought forward: in an opening whose invoices are not there, or in the
 * year before, exported too early to know. It joins the line that it names or alone equals; else the one line that stands
 * for a whole balance, whatever was in it.
 */
export function chargeOpenings(groups: readonly Group[], openings: ReadonlySet<Line>): readonly Group[] {
  const paying = new Set(groups.filter((group) => group.lettered && group.lines.every((line) => line.amount < 0)));
  if (paying.size === 0) return groups;
  const charges = new Map<Group, Charge>();
  for (const group of groups) {
    const [line] = group.lines;
    if (!group.lettered && line && line.amount > 0) charges.set(group, { line, open: line.amount, joined: [] });
  }
  const kept: Group[] = [];
  for (const group of groups) {
    if (charges.has(group)) continue;
    const charge = paying.has(group) ? chargeFor(group, [...charges.values()], openings) : undefined;
    if (charge === undefined) kept.push(group);
    else {
      charge.open -= credited(group);
      charge.joined.push(...group.lines);
    }
  }
  const charged = [...charges.values()].map(({ line, joined }) => ({ lines: [line, ...joined], lettered: joined.length > 0 }));
  return [...charged, ...kept];
}

function chargeFor(group: Group, charges: readonly Charge[], openings: ReadonlySet<Line>): Charge | undefined {
  const [first] = group.lines as [Line];
  const over = charges.filter(
    ({ line, open }) => open > 0 && line.scope === first.scope && (openings.has(line) || (line.file !== first.file && line.on < first.on)),
  );
  const documents = over.filter(({ line }) => isDetailed(line) || !openings.has(line));
  const numbers = new Set(group.lines.flatMap((line) => [line.document, ...wordsWithDigits(line.label)]).map(bare));
  const named = documents.find(({ line }) => numbers.has(bare(numberOf(line))));
  const equal = over.filter(({ open }) => open === credited(group));
  return named ?? (equal.length === 1 ? equal[0] : over.find((charge) => !documents.includes(charge)));
}

function credited(group: Group): Minor {
  return -group.lines.reduce((sum, line) => sum + line.amount, 0);
}

/** A line brought forward with the date of its document is that document; the others are balances. */
export function isDetailed(opening: Line): boolean {
  return opening.documentOn < opening.on;
}
