import { groupBy } from "../../ledger/group-by.ts";
import type { Minor } from "../../ledger/money.ts";
import type { Line } from "./book.ts";
import { lineKind } from "./journals.ts";
import { bare, numberOf, tellsApart, wordsWithDigits } from "./numbers.ts";
import type { Left, Match } from "./settle.ts";

/** What is left of lines once credits have settled the documents that they name. */
export interface NamedSettlement {
  readonly debits: readonly Left[];
  readonly credits: readonly Left[];
  readonly matches: readonly Match[];
}

/**
 * Lets each credit that is left settle the documents whose number it bears in PieceRef or in its label. A number of digits
 * alone may be another journal's counter: it settles only what it pays to the cent, and merely points otherwise. Credits
 * that name nothing stay as they are: guessing which invoice they pay makes more errors than it mends.
 */
export function settleNamed(debits: readonly Left[], credits: readonly Left[]): NamedSettlement {
  const open = new Map([...debits, ...credits].map((left) => [left.line, left.open]));
  const matches: Match[] = [];
  const left = (line: Line) => open.get(line) as Minor;

  function settle(payers: readonly Left[], documents: readonly Left[]) {
    const byNumber = groupBy(
      documents.filter(({ line }) => !isAdvance(line) && tellsApart(line.journal)),
      ({ line }) => bare(numberOf(line)),
    );
    for (const { line: payer } of payers) {
      const named = namedBy(payer, byNumber).filter(({ line }) => left(line) > 0);
      const owed = named.reduce((sum, { line }) => sum + left(line), 0);
      if (!named.every(({ line }) => isTelling(numberOf(line))) && owed !== left(payer)) continue;
      for (const { line: document } of named) {
        const amount = Math.min(left(document), left(payer));
        if (amount <= 0) continue;
        open.set(document, left(document) - amount);
        open.set(payer, left(payer) - amount);
        matches.push(payer.amount < 0 ? { debit: document, credit: payer, amount } : { debit: payer, credit: document, amount });
      }
    }
  }

  settle(
    credits.filter(({ line }) => !isAdvance(line)),
    debits.filter(({ line }) => lineKind(line) !== "money_back"),
  );
  // A refund names the credit note that it pays out.
  settle(
    debits.filter(({ line }) => lineKind(line) === "money_back"),
    credits.filter(({ line }) => lineKind(line) === "credit_note"),
  );
  const still = (all: readonly Left[]) => all.map((each) => ({ ...each, open: left(each.line) })).filter((each) => each.open > 0);
  return { debits: still(debits), credits: still(credits), matches };
}

function namedBy(payer: Line, documents: ReadonlyMap<string, readonly Left[]>): readonly Left[] {
  const words = wordsWithDigits(`${payer.document} ${payer.label}`).flatMap((word) => [word, ...word.split(/[/+&]/)]);
  const spelledApart = [...payer.label.matchAll(/([A-Za-z]{1,4}) (\d{3,})/g)].map(([, letters, digits]) => `${letters}${digits}`);
  const numbers = [payer.document, ...words, ...spelledApart].map(bare).filter((number) => number.length >= 2 && /\d/.test(number));
  return [...new Set(numbers)].flatMap((number) => documents.get(number) ?? []);
}

/** A number that no counter of another journal has. */
function isTelling(number: string): boolean {
  return bare(number).length >= 3 && /[A-Za-z]/.test(number) && /\d/.test(number);
}

/** Advances are set against invoices by the accountant, with an entry. */
export function isAdvance({ scope }: Line): boolean {
  return scope.account.startsWith("4191");
}
