import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { openLines } from "../pull/book.ts";
import { readGroups, readRows } from "../read.ts";
import { DayText, minorOf, Relation, Text } from "../values.ts";
import { debtorsOf, hasApp, signalOf, sourceOf, today } from "./said.ts";
import { disputeWords } from "./words.ts";

const Row = z.object({
  id: z.int(),
  commercial_partner_id: Relation,
  x_relance_currency_id: Relation.optional(),
  x_relance_hold_until: DayText,
  x_relance_hold_on: DayText,
  x_relance_hold_reason: Text.optional(),
  x_relance_promise_on: DayText,
  x_relance_promise_amount: z.number(),
  x_relance_promise_said_on: DayText,
  x_relance_dispute: Text,
  x_relance_dispute_note: Text.optional(),
  x_relance_dispute_said_on: DayText,
});

const isSet = ["|", "|", ["x_relance_hold_until", "!=", false], ["x_relance_promise_on", "!=", false], ["x_relance_dispute", "!=", false]];

/** Holds, promises and disputes that stand on customers, in each company where they owe. */
export async function readOnPartners(reading: Reading, signal?: AbortSignal): Promise<readonly Signal[]> {
  if (!(await hasApp(reading, signal))) return [];
  const { client, companyIds, companies, currencies } = reading.session;
  const fields = await client.fields("res.partner", Object.keys(Row.shape), signal);
  const rows = await readRows(client, { model: "res.partner", domain: isSet, fields, companies: companyIds }, signal);
  const said = rows.flatMap((row) => Row.safeParse(row).data ?? []);
  if (said.length === 0) return [];
  const [owedIn, words] = await Promise.all([
    currenciesOwed(
      reading,
      said.map((row) => row.commercial_partner_id ?? row.id),
      signal,
    ),
    disputeWords(client, "res.partner", signal),
  ]);
  const day = today(reading);
  return said.flatMap((row) => {
    const partner = row.commercial_partner_id ?? row.id;
    const source = sourceOf(reading, "res.partner", row.id);
    return debtorsOf(reading, partner).flatMap(({ id: debtor, company }) => {
      const base = { debtor, source };
      const signals: Signal[] = [];
      if (row.x_relance_hold_until) {
        const on = row.x_relance_hold_on ?? day;
        signals.push(
          signalOf({ ...base, id: `hold-${debtor}`, on, what: "hold", until: row.x_relance_hold_until, note: row.x_relance_hold_reason }),
        );
      }
      const own = companies.get(company)?.currency ?? "EUR";
      for (const currency of owedIn.get(debtor) ?? [own]) {
        if (row.x_relance_promise_on) {
          const named = row.x_relance_currency_id === undefined ? own : currencies.get(row.x_relance_currency_id);
          const amount = currency === named ? minorOf(row.x_relance_promise_amount, currency) || undefined : undefined;
          const on = row.x_relance_promise_said_on ?? day;
          const id = `promise-${debtor}-${currency}`;
          signals.push(signalOf({ ...base, id, on, what: "promise", payOn: row.x_relance_promise_on, currency, amount }));
        }
        if (row.x_relance_dispute) {
          const on = row.x_relance_dispute_said_on ?? day;
          const note = [words.get(row.x_relance_dispute) ?? row.x_relance_dispute, row.x_relance_dispute_note].filter(Boolean).join(": ");
          signals.push(signalOf({ ...base, id: `dispute-${debtor}-${currency}`, on, what: "dispute", currency, note }));
        }
      }
      return signals;
    });
  });
}

/** A word typed on a customer is about all they owe, and a dossier is one currency. By debtor. */
async function currenciesOwed(
  { session }: Reading,
  partners: readonly number[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { client, companyIds, currencies } = session;
  const question = {
    model: "account.move.line",
    domain: [...openLines(session), ["partner_id.commercial_partner_id", "in", partners]],
    companies: companyIds,
  };
  const groups = await readGroups(client, question, ["partner_id", "company_id", "currency_id"], ["amount_residual", "sum"], signal);
  const owed = new Map<string, string[]>();
  for (const { keys } of groups) {
    const [partner, company, currency] = keys as [number, number, number];
    const code = currencies.get(currency);
    const list = owed.get(`${partner}/${company}`) ?? [];
    if (code !== undefined && !list.includes(code)) owed.set(`${partner}/${company}`, [...list, code].toSorted());
  }
  return owed;
}
