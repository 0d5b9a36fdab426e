import { groupBy } from "../../ledger/group-by.ts";
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
  const charging = chargesBy([...charges.values()], openings);
  const kept = groups.filter((group) => !charges.has(group) && !(paying.has(group) && charging(group)));
  const charged = [...charges.values()].map(({ line, joined }) => ({ lines: [line, ...joined], lettered: joined.length > 0 }));
  return [...charged, ...kept];
}

/** Charges a group to what it settled; false when that is not known. */
function chargesBy(charges: readonly Charge[], openings: ReadonlySet<Line>): (group: Group) => boolean {
  const isBalance = ({ line }: Charge) => openings.has(line) && !isDetailed(line);
  const balances = charges.filter(isBalance);
  const documents = charges.filter((charge) => !isBalance(charge));
  const byNumber = groupBy(documents, ({ line }) => bare(numberOf(line)));
  const byAmount = groupBy(documents, ({ line }) => line.amount);
  return (group) => {
    const [first] = group.lines as [Line];
    const credit = -group.lines.reduce((sum, line) => sum + line.amount, 0);
    const isOver = ({ line, open }: Charge) =>
      open > 0 && line.scope === first.scope && (openings.has(line) || (line.file !== first.file && line.on < first.on));
    const numbers = new Set(group.lines.flatMap((line) => [line.document, ...wordsWithDigits(line.label)]).map(bare));
    const [named] = [...numbers].flatMap((number) => (byNumber.get(number) ?? []).filter(isOver));
    const whole = [...(byAmount.get(credit) ?? []), ...balances].filter((charge) => charge.open === credit && isOver(charge));
    const charge = named ?? (whole.length === 1 ? whole[0] : balances.find(isOver));
    if (charge === undefined) return false;
    charge.open -= credit;
    charge.joined.push(...group.lines);
    return true;
  };
}

/** A line brought forward with the date of its document is that document; the others are balances. */
export function isDetailed(opening: Line): boolean {
  return opening.documentOn < opening.on;
}
