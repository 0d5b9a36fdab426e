import { z } from "zod";
import type { BankLine } from "../../../ledger/facts.ts";
import type { SetAside } from "../../port.ts";
import { ifAllowed } from "../check-look.ts";
import { readPages, type Row } from "../read.ts";
import { DayText, minorOf, Relation, Text } from "../values.ts";
import { recordUrl } from "./book.ts";
import { unreadable } from "./lines.ts";
import type { Reading, Step } from "./reading.ts";
import { registeredPayments } from "./registered.ts";

const model = "account.bank.statement.line";
const fieldNames = [
  ..."date payment_ref partner_name partner_id commercial_partner_id company_id journal_id".split(" "),
  ..."amount currency_id amount_currency foreign_currency_id".split(" "),
];

const StatementLine = z.object({
  id: z.int(),
  date: DayText,
  payment_ref: Text,
  partner_name: Text,
  partner_id: Relation,
  commercial_partner_id: Relation.optional(),
  company_id: z.int(),
  journal_id: z.int(),
  amount: z.number(),
  currency_id: z.int(),
  /** In the currency of the payer, when it is another. */
  amount_currency: z.number(),
  foreign_currency_id: Relation,
});
type StatementLine = z.infer<typeof StatementLine>;

/**
 * Money received on a bank journal that nobody has reconciled: what is new of it, and what has left. All of it is read each
 * time: it is a list of work to do, and whether a line counts depends on the payments registered beside it. Nothing for a key
 * whose user may not see it; `check` says so.
 */
export async function* readBankLines(reading: Reading, signal?: AbortSignal): AsyncGenerator<Step> {
  const { session, told, historyFrom } = reading;
  const lines: StatementLine[] = [];
  const setAside: SetAside[] = [];
  for (const row of (await ifAllowed(unreconciled(reading, signal))) ?? []) {
    const read = StatementLine.safeParse(row);
    if (read.success) lines.push(read.data);
    else setAside.push({ ...unreadable(row, read.error), place: placeOf(row.id) });
  }
  const isRegistered = await registeredPayments(session, lines, historyFrom, signal);
  const facts = lines.filter((line) => !isRegistered(line)).flatMap((line) => factOf(line, reading) ?? []);
  const waiting = new Set(facts.map(({ id }) => id));
  const left = told.ids("bank_line").filter((id) => !waiting.has(id));
  yield { facts: [...left.flatMap((id) => told.gone("bank_line", id, placeOf(id))), ...told.fresh(facts)], setAside };
}

async function unreconciled({ session: { client, companyIds }, historyFrom }: Reading, signal?: AbortSignal): Promise<readonly Row[]> {
  const domain = [
    ["is_reconciled", "=", false],
    ["amount", ">", 0],
    ["state", "=", "posted"],
    ["company_id", "in", companyIds],
    ["date", ">=", historyFrom],
  ];
  const fields = await client.fields(model, fieldNames, signal);
  const rows: Row[] = [];
  for await (const page of readPages(client, { model, domain, fields, companies: companyIds }, 0, signal)) rows.push(...page);
  return rows;
}

function factOf(line: StatementLine, { session, told }: Reading): BankLine | undefined {
  const { id, date, payment_ref: label = "", partner_name: payer, company_id, journal_id } = line;
  const company = session.companies.get(company_id);
  const isForeign = line.foreign_currency_id !== undefined && line.amount_currency > 0;
  const currency = session.currencies.get(isForeign ? (line.foreign_currency_id as number) : line.currency_id);
  const amount = currency === undefined ? undefined : minorOf(isForeign ? line.amount_currency : line.amount, currency);
  if (!company || !currency || !amount || !date) return undefined;
  const head = line.commercial_partner_id ?? line.partner_id;
  const debtor = `${head}/${company_id}`;
  return {
    kind: "bank_line",
    id: String(id),
    // A partner who owes nothing is told of nowhere else.
    ...(told.has("debtor", debtor) && { debtor }),
    company: company.name,
    on: date,
    currency,
    amount,
    label,
    ...(payer !== undefined && { payer }),
    account: session.journalNames.get(journal_id) ?? String(journal_id),
    source: { host: "odoo", place: placeOf(id), url: recordUrl(session.client.url, model, id) },
  };
}

function placeOf(id: number | string): string {
  return `${model} ${id}`;
}
