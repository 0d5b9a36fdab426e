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
  return [...warnings, ...longerTerms(invoices), ...termsAboveCap(of, invoices), ...limitationNear(of, invoices)];
}

/** The newest invoice gives more time than the usual one of those before it. */
function longerTerms(items: readonly OpenItem[]): readonly Warning[] {
  if (items.length <= worthSaying.olderItems) return [];
  const [newest, ...older] = items.toSorted((a, b) => (a.issuedOn > b.issuedOn ? -1 : a.issuedOn < b.issuedOn ? 1 : a.id < b.id ? -1 : 1));
  const terms = older.map(termOf).toSorted((a, b) => a - b);
  const usual = terms[Math.floor(terms.length / 2)];
  if (!newest || usual === undefined || termOf(newest) - usual < worthSaying.termDays) return [];
  return [{ code: "terms_longer", params: { number: newest.number, days: termOf(newest), usual } }];
}

function termOf({ issuedOn, dueOn }: OpenItem): number {
  return daysBetween(issuedOn, dueOn);
}

function termsAboveCap({ debtor }: Dossier, items: readonly OpenItem[]): readonly Warning[] {
  const above = items.filter((item) => termOf(item) > 60 && item.dueOn > (latestLawfulDue(item, debtor) ?? item.dueOn));
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
