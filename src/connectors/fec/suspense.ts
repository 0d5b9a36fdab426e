import { groupBy } from "../../ledger/group-by.ts";
import { wordsOf } from "../../ledger/name-words.ts";
import { sumMinor } from "../../ledger/money.ts";
import { touches } from "./accounts.ts";
import type { FileBook, SuspenseLine } from "./book.ts";
import { isOpening } from "./journals.ts";
import type { Year } from "./years.ts";

/**
 * Money on suspense accounts that still waits for its customer, in order of time. Such accounts are seldom lettered, so what
 * took it away is found as an accountant would: same document, same amount, or an account on which as much was taken away as
 * came. Years that bring their balance over repeat lines of the year before.
 */
export function waitingIn(years: readonly Year<FileBook>[]): readonly SuspenseLine[] {
  const lines = years.flatMap(({ books, from }, at) =>
    books.flatMap(({ suspense }) => suspense.filter((line) => !(at > 0 && isOpening(line, from)))),
  );
  const byAccount = groupBy(lines, ({ account }) => account);
  return [...byAccount.values()]
    .flatMap((its) => leftOn(withoutDocuments(its)))
    .toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}

/** Without the documents that come to nothing. */
function withoutDocuments(lines: readonly SuspenseLine[]): readonly SuspenseLine[] {
  const byDocument = groupBy(lines, ({ document }) => document);
  byDocument.delete("");
  const settled = new Set([...byDocument.values()].filter((its) => sumMinor(its.map(({ amount }) => amount)) === 0).flat());
  return lines.filter((line) => !settled.has(line));
}

function leftOn(lines: readonly SuspenseLine[]): readonly SuspenseLine[] {
  const waiting = groupBy(
    lines.filter((line) => line.amount < 0 && isMoney(line)),
    ({ amount }) => -amount,
  );
  const taken = lines.filter((line) => line.amount > 0).toSorted((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
  let unexplained = 0;
  for (const line of taken) {
    const paidOut = (line.touched & touches.money) !== 0;
    const alike = waiting.get(line.amount) ?? [];
    // An expense may have the amount of a receipt by chance; what goes back to a payer names it.
    const [first] = alike
      .filter(({ on }) => on <= line.on)
      .map((one) => ({ one, shared: sharedWords(one, line) }))
      .filter(({ shared }) => shared > 0 || !paidOut)
      .toSorted((a, b) => b.shared - a.shared || (a.one.on < b.one.on ? -1 : Number(a.one.on > b.one.on)));
    if (first) alike.splice(alike.indexOf(first.one), 1);
    else if (!paidOut) unexplained += line.amount;
  }
  const left = [...waiting.values()].flat();
  return -sumMinor(left.map(({ amount }) => amount)) > unexplained ? left : [];
}

/** Received, given back by a customer's account, or brought over: other entries are no payments. */
function isMoney(line: SuspenseLine): boolean {
  return (line.touched & (touches.money | touches.customer)) !== 0 || isOpening(line, undefined);
}

/** What banks and bookkeepers write on every line. */
const usual = new Set(
  "SEPA VIREMENT VIREMENTS RECU INST INSTANTANE CHEQUE CHEQUES REMISE PRLV PRELEVEMENT FACTURE RETOUR REGLEMENT AFFECTATION".split(" "),
);

function sharedWords(a: SuspenseLine, b: SuspenseLine): number {
  const words = new Set(namesIn(a));
  return namesIn(b).filter((word) => words.has(word)).length;
}

function namesIn({ label }: SuspenseLine): readonly string[] {
  return wordsOf(label).filter((word) => /[A-Z]{4}/.test(word) && !usual.has(word));
}
