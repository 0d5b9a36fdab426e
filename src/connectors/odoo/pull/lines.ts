import { z } from "zod";
import { addDays } from "../../../ledger/day.ts";
import type { Credit, Fact, Gone, OpenItem, Source } from "../../../ledger/facts.ts";
import type { Message } from "../../../ledger/message.ts";
import type { Minor } from "../../../ledger/money.ts";
import type { SetAside } from "../../port.ts";
import { readByIds, type Row } from "../read.ts";
import type { Session } from "../session.ts";
import { DayText, minorOf, Relation, Text } from "../values.ts";
import { recordUrl } from "./book.ts";
import type { Owing } from "./debtors.ts";
import type { Reading, Step } from "./reading.ts";

/** `no_followup` since 19, `blocked` until 17, nothing between. */
export const lineFields = [
  ..."move_id partner_id company_id currency_id account_id journal_id date date_maturity".split(" "),
  ..."amount_currency amount_residual_currency no_followup blocked".split(" "),
];
const moveFields = "name move_type date invoice_date ref invoice_origin payment_state no_followup".split(" ");

const LineRow = z.object({
  id: z.int(),
  move_id: z.int(),
  partner_id: Relation,
  company_id: z.int(),
  currency_id: z.int(),
  account_id: z.int(),
  journal_id: z.int(),
  date: DayText,
  date_maturity: DayText,
  amount_currency: z.number(),
  amount_residual_currency: z.number(),
  no_followup: z.boolean().optional(),
  blocked: z.boolean().optional(),
});
type Line = z.infer<typeof LineRow>;

const MoveRow = z.object({
  id: z.int(),
  name: Text,
  move_type: z.string(),
  date: DayText,
  invoice_date: DayText,
  ref: Text,
  invoice_origin: Text,
  payment_state: Text,
  no_followup: z.boolean().optional(),
});
type Move = z.infer<typeof MoveRow>;

/** Open lines as open items and credits, after the debtors that they name: what of them is new. */
export async function tellLines(reading: Reading, rows: readonly Row[], signal?: AbortSignal): Promise<Step> {
  const { facts, setAside } = await understandLines(reading, rows, signal);
  const aside = setAside.map(({ place }) => place.slice(placeOf("").length));
  for (const id of aside) reading.aside.add(id);
  const before = reading.told.setAside(aside, placeOf);
  return { facts: [...before, ...reading.told.fresh(facts)], setAside };
}

async function understandLines(
  { session, debtors, netting }: Reading,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<Required<Step>> {
  const { client, companyIds } = session;
  const setAside: SetAside[] = [];
  const lines: Line[] = [];
  for (const row of rows) {
    const read = LineRow.safeParse(row);
    if (read.success) lines.push(read.data);
    else setAside.push({ ...unreadable(row, read.error), place: placeOf(row.id) });
  }
  const fields = await client.fields("account.move", moveFields, signal);
  const [moves, people] = await Promise.all([
    readByIds(
      client,
      { model: "account.move", domain: [], fields, companies: companyIds },
      lines.map(({ move_id }) => move_id),
      signal,
    ),
    debtors.meet(lines.map(owingOf), signal),
  ]);
  const moveOf = new Map(moves.flatMap((row) => MoveRow.safeParse(row).data ?? []).map((move) => [move.id, move]));
  const facts: Fact[] = [...people];
  for (const line of lines) {
    const move = moveOf.get(line.move_id);
    const debtor = debtors.idOf(owingOf(line));
    const fact = factOf({ line, move, debtor, netted: netting.byLine.get(line.id) ?? 0, session });
    if ("kind" in fact) facts.push(fact);
    else setAside.push({ ...fact, place: placeOf(line.id), ...(debtor !== undefined && { debtor }) });
  }
  return { facts, setAside };
}

export function placeOf(line: number | string): string {
  return `account.move.line ${line}`;
}

function owingOf({ company_id, partner_id, account_id }: Line): Owing {
  return { company: company_id, partner: partner_id, account: account_id };
}

export function unreadable(row: Row, { issues }: z.ZodError): Message {
  const field = String(issues[0]?.path[0] ?? "id");
  return { code: "odoo.line_unreadable", params: { field, value: String(row[field]) } };
}

interface Given {
  readonly line: Line;
  readonly move: Move | undefined;
  readonly debtor: string | undefined;
  readonly netted: Minor;
  readonly session: Session;
}

/** An amount that is to be paid is an open item, one that is to be given back a credit. */
function factOf({ line, move, debtor, netted, session }: Given): OpenItem | Credit | Gone | Message {
  const company = session.companies.get(line.company_id);
  const currency = session.currencies.get(line.currency_id);
  const issuedOn = move?.invoice_date ?? move?.date ?? line.date;
  if (!move) return incomplete("move");
  if (debtor === undefined) return incomplete("partner");
  if (!company || !currency || issuedOn === undefined) return incomplete(issuedOn === undefined ? "date" : "currency");
  const amount = minorOf(line.amount_currency, currency);
  const residual = minorOf(line.amount_residual_currency, currency);
  if (amount === undefined || residual === undefined)
    return { code: "odoo.line_unreadable", params: { field: "amount_residual_currency", value: String(line.amount_residual_currency) } };
  const left = residual - netted;
  // Only a difference of exchange is left, which is between the books and nobody else.
  if (left === 0) return { kind: "gone", of: "open_item", id: String(line.id), source: sourceOf(line, session) };
  const number = move.name ?? String(move.id);
  const label = move.ref ?? move.invoice_origin;
  const base = {
    id: String(line.id),
    debtor,
    company: company.name,
    currency,
    // A residual above the amount comes from a mistake in the books; what is still due counts.
    amount: Math.max(Math.abs(amount), Math.abs(left)),
    open: Math.abs(left),
    ...(label !== undefined && { label }),
    source: sourceOf(line, session),
  };
  if (left < 0) return { kind: "credit", ...base, number, on: issuedOn, what: creditOf(line, move, session) };
  const blocked = line.no_followup || line.blocked || move.no_followup || move.payment_state === "blocked";
  return {
    kind: "open_item",
    ...base,
    number,
    issuedOn,
    dueOn: line.date_maturity ?? addDays(issuedOn, 30),
    dueFrom: line.date_maturity === undefined ? "legal_default" : "host",
    what: itemOf(line, move, session),
    ...(blocked && { noFollowUp: true }),
    ...(isDoubtful(line, session) && { doubtful: true }),
  };
}

function incomplete(what: string): Message {
  return { code: "odoo.line_incomplete", params: { what } };
}

function sourceOf({ id, move_id }: Line, { client }: Session): Source {
  return { host: "odoo", place: placeOf(id), url: recordUrl(client.url, "account.move", move_id) };
}

function itemOf({ journal_id, company_id }: Line, { id, move_type }: Move, { companies, journals }: Session): OpenItem["what"] {
  if (move_type === "out_invoice" || move_type === "out_receipt") return "invoice";
  if (companies.get(company_id)?.openingMove === id) return "opening";
  return isBank(journals.get(journal_id)) ? "rejected_payment" : "other";
}

function creditOf({ journal_id }: Line, { move_type }: Move, { journals }: Session): Credit["what"] {
  if (move_type === "out_refund") return "credit_note";
  return isBank(journals.get(journal_id)) ? "payment" : "other";
}

/** Types of journals that money goes through. */
export function isBank(type: string | undefined): boolean {
  return type === "bank" || type === "cash" || type === "credit";
}

/** Account 416 of the French chart: customers whose payment is doubtful. */
function isDoubtful({ account_id }: Line, { accounts }: Session): boolean {
  return accounts.get(account_id)?.code.startsWith("416") ?? false;
}
