import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { readByIds, readRows } from "../read.ts";
import { Relation, Text } from "../values.ts";
import { dayOf, debtorsOf, plainLine, signalOf, sourceOf } from "./said.ts";

const MessageRow = z.object({
  id: z.int(),
  model: Text,
  res_id: z.int(),
  author_id: Relation,
  email_from: Text,
  date: Text,
  body: Text,
});
const PartnerRow = z.object({ id: z.int(), commercial_partner_id: Relation, partner_share: z.boolean() });
const MoveRow = z.object({ id: z.int(), commercial_partner_id: Relation, company_id: z.int() });

/** E-mails that came in on a customer or an invoice. */
export async function readReplies(reading: Reading, since: string, signal?: AbortSignal): Promise<readonly Signal[]> {
  const { client, companyIds } = reading.session;
  const domain = [
    ["message_type", "=", "email"],
    ["model", "in", ["res.partner", "account.move"]],
    ["create_date", ">=", since],
  ];
  const question = { model: "mail.message", domain, fields: Object.keys(MessageRow.shape), companies: companyIds };
  const messages = (await readRows(client, question, signal)).flatMap((row) => MessageRow.safeParse(row).data ?? []);
  if (messages.length === 0) return [];
  const on = (model: string) => messages.filter((message) => message.model === model).map(({ res_id }) => res_id);
  const read = async <T extends { readonly id: number }>(model: string, shape: z.ZodObject, row: z.ZodType<T>, ids: readonly number[]) => {
    const rows = await readByIds(client, { model, domain: [], fields: Object.keys(shape.shape), companies: companyIds }, ids, signal);
    return new Map(rows.flatMap((value) => row.safeParse(value).data ?? []).map((value) => [value.id, value]));
  };
  const people = [...on("res.partner"), ...messages.flatMap(({ author_id }) => author_id ?? [])];
  const [partners, moves] = await Promise.all([
    read("res.partner", PartnerRow, PartnerRow, people),
    read("account.move", MoveRow, MoveRow, on("account.move")),
  ]);
  return messages.flatMap(({ id, model, res_id, author_id, email_from, date, body }) => {
    // Colleagues answer by e-mail too.
    if (!date || partners.get(author_id ?? 0)?.partner_share === false) return [];
    const move = model === "account.move" ? moves.get(res_id) : undefined;
    const partner = move ? move.commercial_partner_id : (partners.get(res_id)?.commercial_partner_id ?? res_id);
    if (partner === undefined || (model === "account.move" && !move)) return [];
    const debtors = debtorsOf(reading, partner).filter(({ company }) => !move || company === move.company_id);
    const said = { on: dayOf(reading, date), what: "reply" as const, note: plainLine(body ?? ""), by: email_from };
    return debtors.map(({ id: debtor, company }) =>
      signalOf({ id: `reply-${id}-${company}`, debtor, ...said, source: sourceOf(reading, model ?? "", res_id) }),
    );
  });
}
