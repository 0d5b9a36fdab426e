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
 * A lettered group of credits alone settled invoices that this reading knows only as brought forward. It joins the opening
 * line that it names or equals; else the one line that stands for the whole balance, whatever was in it.
 */
export function chargeOpenings(groups: readonly Group[], openings: ReadonlySet<Line>): readonly Group[] {
  const charges = new Map<Group, Charge>();
  for (const group of groups) {
    const [line] = group.lines;
    if (!group.lettered && line && line.amount > 0 && openings.has(line)) charges.set(group, { line, open: line.amount, joined: [] });
  }
  if (charges.size === 0) return groups;
  const kept: Group[] = [];
  for (const group of groups) {
    if (charges.has(group)) continue;
    const charge = group.lettered && group.lines.every((line) => line.amount < 0) ? chargeFor(group, [...charges.values()]) : undefined;
    if (charge === undefined) kept.push(group);
    else {
      charge.open -= credited(group);
      charge.joined.push(...group.lines);
    }
  }
  const charged = [...charges.values()].map(({ line, joined }) => ({ lines: [line, ...joined], lettered: joined.length > 0 }));
  return [...charged, ...kept];
}

function chargeFor(group: Group, charges: readonly Charge[]): Charge | undefined {
  const open = charges.filter((charge) => charge.open > 0 && charge.line.scope.account === group.lines[0]?.scope.account);
  const numbers = new Set(group.lines.flatMap((line) => [line.document, ...wordsWithDigits(line.label)]).map(bare));
  return (
    open.find(({ line }) => isDetailed(line) && numbers.has(bare(numberOf(line)))) ??
    open.find((charge) => charge.open === credited(group)) ??
    open.find((charge) => !isDetailed(charge.line))
  );
}

function credited(group: Group): Minor {
  return -group.lines.reduce((sum, line) => sum + line.amount, 0);
}

/** A line brought forward with the date of its document is that document; the others are balances. */
export function isDetailed(opening: Line): boolean {
  return opening.documentOn < opening.on;
}
