import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { openLines } from "../pull/book.ts";
import { readRows } from "../read.ts";
import { DayText, minorOf, Relation, Text } from "../values.ts";
import { hasApp, signalOf, sourceOf, today } from "./said.ts";
import { disputeWords } from "./words.ts";

const MoveRow = z.object({
  id: z.int(),
  x_relance_dispute: Text,
  x_relance_dispute_amount: z.number(),
  x_relance_dispute_note: Text.optional(),
  x_relance_dispute_said_on: DayText,
  x_relance_hold_until: DayText,
  x_relance_hold_on: DayText,
});

const LineRow = z.object({
  id: z.int(),
  move_id: z.int(),
  partner_id: Relation,
  company_id: z.int(),
  currency_id: z.int(),
  amount_residual_currency: z.number(),
});

const isSet = ["|", ["x_relance_dispute", "!=", false], ["x_relance_hold_until", "!=", false]];

/** Disputes and holds that stand on invoices of which something is due, about all their instalments. */
export async function readOnInvoices(reading: Reading, signal?: AbortSignal): Promise<readonly Signal[]> {
  if (!(await hasApp(reading, signal))) return [];
  const { session, debtors } = reading;
  const { client, companyIds, currencies } = session;
  const fields = await client.fields("account.move", Object.keys(MoveRow.shape), signal);
  const domain = [...isSet, ["state", "=", "posted"], ["payment_state", "not in", ["paid", "reversed"]], ["company_id", "in", companyIds]];
  const rows = await readRows(client, { model: "account.move", domain, fields, companies: companyIds }, signal);
  const moves = rows.flatMap((row) => MoveRow.safeParse(row).data ?? []);
  if (moves.length === 0) return [];
  const ofMoves = [...openLines(session), ["move_id", "in", moves.map(({ id }) => id)], ["amount_residual_currency", ">", 0]];
  const lineFields = Object.keys(LineRow.shape);
  const [found, words] = await Promise.all([
    readRows(client, { model: "account.move.line", domain: ofMoves, fields: lineFields, companies: companyIds }, signal),
    disputeWords(client, "account.move", signal),
  ]);
  const lines = found.flatMap((row) => LineRow.safeParse(row).data ?? []);
  return moves.flatMap((move) => {
    const own = lines.filter(({ move_id }) => move_id === move.id);
    const [first] = own;
    const currency = first && currencies.get(first.currency_id);
    const debtor = first && debtors.idOf({ partner: first.partner_id, company: first.company_id, account: 0 });
    if (!currency || debtor === undefined) return [];
    const base = { debtor, items: own.map(({ id }) => String(id)), source: sourceOf(reading, "account.move", move.id) };
    const day = today(reading);
    const signals: Signal[] = [];
    if (move.x_relance_dispute) {
      const note = [words.get(move.x_relance_dispute) ?? move.x_relance_dispute, move.x_relance_dispute_note].filter(Boolean).join(": ");
      const amount = minorOf(move.x_relance_dispute_amount, currency) || undefined;
      const on = move.x_relance_dispute_said_on ?? day;
      signals.push(signalOf({ ...base, id: `dispute-move-${move.id}`, on, what: "dispute", currency, amount, note }));
    }
    if (move.x_relance_hold_until) {
      const on = move.x_relance_hold_on ?? day;
      signals.push(signalOf({ ...base, id: `hold-move-${move.id}`, on, what: "hold", until: move.x_relance_hold_until }));
    }
    return signals;
  });
}
