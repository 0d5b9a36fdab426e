import { type Day, daysBetween } from "../ledger/day.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { OpenItem } from "../ledger/facts.ts";
import type { Warning } from "./decision.ts";
import { limitationAlert, limitationOf } from "./law/limitation.ts";
import { latestLawfulDue } from "./law/terms.ts";
import type { Commitment } from "./promise.ts";

/** Days by which payments come later than before, and by which a term is longer than usual, that are worth a word. */
const worthSaying = { trendDays: 7, termDays: 15, partialInvoices: 2, olderItems: 3 } as const;

/** What somebody should look at before it becomes a delay. Always in the same order. */
export function warningsOf(of: Dossier, commitments: readonly Commitment[]): readonly Warning[] {
  const { figures, debtor } = of;
  const { trendDays, partialInvoices6m } = figures.history;
  const warnings: Warning[] = [];
  if (trendDays !== undefined && trendDays >= worthSaying.trendDays) warnings.push({ code: "paying_later", params: { days: trendDays } });
  if (partialInvoices6m >= worthSaying.partialInvoices) warnings.push({ code: "partial_payments", params: { count: partialInvoices6m } });
  const broken = commitments.findLast((one) => one.state === "broken");
  if (broken) warnings.push({ code: "promise_broken", params: { payOn: broken.payOn } });
  const bounced = of.contacts.find((contact) => contact.unusable === "bounced");
  if (bounced) warnings.push({ code: "bounced", params: { address: bounced.email ?? bounced.name ?? bounced.id } });
  if (debtor.creditLimit !== undefined && figures.exposure > debtor.creditLimit) {
    warnings.push({ code: "over_credit_limit", params: { exposure: figures.exposure, limit: debtor.creditLimit } });
  }
  const invoices = of.items.filter((item) => item.what === "invoice");
  const terms = invoices.map(termOf);
  return [...warnings, ...longerTerms(invoices, terms), ...termsAboveCap(of, invoices, terms), ...limitationNear(of, invoices)];
}

/** The newest invoice gives more time than the usual one of those before it. `terms` are those of the items, in days. */
function longerTerms(items: readonly OpenItem[], terms: readonly number[]): readonly Warning[] {
  if (items.length <= worthSaying.olderItems) return [];
  const newest = items.reduce((a, b) => (b.issuedOn > a.issuedOn || (b.issuedOn === a.issuedOn && b.id < a.id) ? b : a));
  const days = termOf(newest);
  if (!terms.some((term) => days - term >= worthSaying.termDays)) return [];
  const others = terms.toSpliced(items.indexOf(newest), 1).toSorted((a, b) => a - b);
  const usual = others[Math.floor(others.length / 2)] as number;
  return days - usual < worthSaying.termDays ? [] : [{ code: "terms_longer", params: { number: newest.number, days, usual } }];
}

function termOf({ issuedOn, dueOn }: OpenItem): number {
  return daysBetween(issuedOn, dueOn);
}

function termsAboveCap({ debtor }: Dossier, items: readonly OpenItem[], terms: readonly number[]): readonly Warning[] {
  if (!terms.some((term) => term > 60)) return [];
  const above = items.filter((item, at) => (terms[at] as number) > 60 && item.dueOn > (latestLawfulDue(item, debtor) ?? item.dueOn));
  const [first] = above;
  return first ? [{ code: "term_above_cap", params: { number: first.number, days: termOf(first), count: above.length } }] : [];
}

/** Only the invoice whose limitation comes first: the others follow it. */
function limitationNear({ debtor, today }: Dossier, items: readonly OpenItem[]): readonly Warning[] {
  let first: OpenItem | undefined;
  for (const item of items) if (first === undefined || item.issuedOn < first.issuedOn) first = item;
  if (!first) return [];
  const on: Day = limitationOf(first, debtor);
  const months = limitationAlert(on, today);
  return months === undefined ? [] : [{ code: "limitation_near", params: { number: first.number, on, months } }];
}
