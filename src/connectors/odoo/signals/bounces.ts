import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import { instantOf, timeOf } from "../cursor.ts";
import type { Reading } from "../pull/reading.ts";
import { readByIds, readRows } from "../read.ts";
import { Relation, Text } from "../values.ts";
import { dayOf, debtorsOf, signalOf, sourceOf, today } from "./said.ts";

const NotificationRow = z.object({
  id: z.int(),
  mail_message_id: z.int(),
  res_partner_id: Relation,
  notification_status: z.string(),
  failure_type: Text,
  failure_reason: Text,
  mail_email_address: Text.optional(),
});
type Notification = z.infer<typeof NotificationRow>;
const MessageRow = z.object({ id: z.int(), message_id: Text, date: Text });
const PartnerRow = z.object({ id: z.int(), commercial_partner_id: Relation, email_normalized: Text.optional() });
const CountedRow = PartnerRow.extend({ message_bounce: z.int() });

/** A mail that comes back does so within days; notifications do not say when they changed. */
const waitFor = 30 * 24 * 3_600_000;

/** Mails to debtors that their address did not take. */
export async function readBounces(reading: Reading, since: string | undefined, signal?: AbortSignal): Promise<readonly Signal[]> {
  return (await Promise.all([readNotifications(reading, since, signal), readCounters(reading, signal)])).flat();
}

/**
 * Odoo counts the bounces of a contact, and goes on counting when somebody corrects the address. The address of the day
 * on which a count is first seen is what bounced.
 */
async function readCounters(reading: Reading, signal?: AbortSignal): Promise<readonly Signal[]> {
  const { client, companyIds } = reading.session;
  const fields = await client.fields("res.partner", Object.keys(CountedRow.shape), signal);
  const question = { model: "res.partner", domain: [["message_bounce", ">", 0]], fields, companies: companyIds };
  const counted = (await readRows(client, question, signal)).flatMap((row) => CountedRow.safeParse(row).data ?? []);
  return counted
    .flatMap((row) =>
      contactsOf(reading, row).map(({ debtor, contact }) => {
        const source = sourceOf(reading, "res.partner", row.id);
        const id = `bounces-${contact}-${row.message_bounce}`;
        return signalOf({ id, debtor, on: today(reading), what: "bounce", contact, address: row.email_normalized, source });
      }),
    )
    .filter(({ id }) => !reading.told.has("signal", id));
}

function contactsOf(reading: Reading, partner: z.infer<typeof PartnerRow>) {
  return debtorsOf(reading, partner.commercial_partner_id ?? partner.id)
    .map(({ id: debtor, company }) => ({ debtor, contact: `${partner.id}/${company}` }))
    .filter(({ contact }) => reading.told.has("contact", contact));
}

/** A mail server of ours that failed says nothing about an address. */
async function readNotifications(reading: Reading, since: string | undefined, signal?: AbortSignal): Promise<readonly Signal[]> {
  const { client, companyIds, now } = reading.session;
  const domain = [
    ["notification_type", "=", "email"],
    ["notification_status", "in", ["bounce", "exception"]],
    ["mail_message_id.model", "in", ["res.partner", "account.move"]],
    ["mail_message_id.date", ">=", timeOf(instantOf(since ?? now) - waitFor)],
  ];
  const fields = await client.fields("mail.notification", Object.keys(NotificationRow.shape), signal);
  const rows = await readRows(client, { model: "mail.notification", domain, fields, companies: companyIds }, signal);
  const failed = rows.flatMap((row) => NotificationRow.safeParse(row).data ?? []).filter(isAboutAddress);
  if (failed.length === 0) return [];
  const read = (model: string, fields: readonly string[], ids: readonly number[]) =>
    readByIds(client, { model, domain: [], fields, companies: companyIds }, ids, signal);
  const [messages, partners] = await Promise.all([
    read(
      "mail.message",
      Object.keys(MessageRow.shape),
      failed.map(({ mail_message_id }) => mail_message_id),
    ),
    read(
      "res.partner",
      Object.keys(PartnerRow.shape),
      failed.flatMap(({ res_partner_id }) => res_partner_id ?? []),
    ),
  ]);
  const messageOf = new Map(messages.flatMap((row) => MessageRow.safeParse(row).data ?? []).map((row) => [row.id, row]));
  const partnerOf = new Map(partners.flatMap((row) => PartnerRow.safeParse(row).data ?? []).map((row) => [row.id, row]));
  return failed.flatMap(({ id, mail_message_id, res_partner_id, mail_email_address, failure_reason }) => {
    const message = messageOf.get(mail_message_id);
    const partner = partnerOf.get(res_partner_id ?? 0);
    if (!message?.date || !partner) return [];
    const on = dayOf(reading, message.date);
    const effect = /^<([0-9a-f]{32})@/.exec(message.message_id ?? "")?.[1];
    const address = mail_email_address ?? partner.email_normalized;
    return contactsOf(reading, partner).map(({ debtor, contact }) =>
      signalOf({
        id: `bounce-${id}-${contact}`,
        debtor,
        on,
        what: "bounce",
        contact,
        effect,
        address,
        note: failure_reason?.slice(0, 300),
        source: sourceOf(reading, "res.partner", partner.id),
      }),
    );
  });
}

function isAboutAddress({ notification_status, failure_type, failure_reason }: Notification): boolean {
  if (notification_status === "bounce") return true;
  if (failure_type === "mail_email_invalid") return true;
  // The receiving server said no for good: `550 5.1.1 …`.
  return failure_type === "unknown" && /\b5\d\d\b/.test(failure_reason ?? "");
}
