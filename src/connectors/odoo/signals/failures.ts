import { z } from "zod";
import { instantOf, timeOf } from "../cursor.ts";
import type { Reading } from "../pull/reading.ts";
import { readByIds, readRows } from "../read.ts";
import { Relation, Text } from "../values.ts";

const NotificationRow = z.object({
  id: z.int(),
  mail_message_id: z.int(),
  mail_mail_id: Relation,
  res_partner_id: Relation,
  notification_status: z.enum(["bounce", "exception", "canceled", "ready"]),
  failure_type: Text,
  failure_reason: Text,
  mail_email_address: Text.optional(),
});
const MessageRow = z.object({ id: z.int(), message_id: Text, date: Text });
const PartnerRow = z.object({ id: z.int(), commercial_partner_id: Relation, email_normalized: Text.optional() });

/** A mail to one person that Odoo has not sent, or that came back. */
export interface Failure {
  readonly id: number;
  readonly status: "bounce" | "exception" | "canceled" | "ready";
  readonly type: string | undefined;
  readonly reason: string | undefined;
  readonly message: number;
  /** Its place in Odoo's queue; none once it is sent, or somebody took it out. */
  readonly mail: number | undefined;
  /** Moment of its message, in UTC. */
  readonly date: string;
  /** Key of the effect, where it is a mail of ours. */
  readonly effect: string | undefined;
  readonly partner: { readonly id: number; readonly head: number };
  readonly address: string | undefined;
}

/** A mail that comes back does so within days; notifications do not say when they changed. */
const waitFor = 30 * 24 * 3_600_000;

/** As `=like` writes a Message-Id of ours: 32 characters before the `@`. */
const ourMessageId = `<${"_".repeat(32)}@%`;

/** Mails to debtors that wait in Odoo, failed there, came back or were given up: ours of any age, and those of the last month. */
export async function readFailures(reading: Reading, since: string | undefined, signal?: AbortSignal): Promise<readonly Failure[]> {
  const { client, companyIds, now } = reading.session;
  const domain = [
    ["notification_type", "=", "email"],
    ["notification_status", "in", NotificationRow.shape.notification_status.options],
    ["mail_message_id.model", "in", ["res.partner", "account.move"]],
    "|",
    ["mail_message_id.date", ">=", timeOf(instantOf(since ?? now) - waitFor)],
    ["mail_message_id.message_id", "=like", ourMessageId],
  ];
  const fields = await client.fields("mail.notification", Object.keys(NotificationRow.shape), signal);
  const rows = await readRows(client, { model: "mail.notification", domain, fields, companies: companyIds }, signal);
  const failed = rows.flatMap((row) => NotificationRow.safeParse(row).data ?? []);
  if (failed.length === 0) return [];
  const read = async <T extends { readonly id: number }>(model: string, row: z.ZodType<T>, of: z.ZodObject, ids: readonly number[]) => {
    const found = await readByIds(client, { model, domain: [], fields: Object.keys(of.shape), companies: companyIds }, ids, signal);
    return new Map(found.flatMap((value) => row.safeParse(value).data ?? []).map((value) => [value.id, value]));
  };
  const messageIds = failed.map(({ mail_message_id }) => mail_message_id);
  const partnerIds = failed.flatMap(({ res_partner_id }) => res_partner_id ?? []);
  const [messages, partners] = await Promise.all([
    read("mail.message", MessageRow, MessageRow, messageIds),
    read("res.partner", PartnerRow, PartnerRow, partnerIds),
  ]);
  return failed.flatMap((row): readonly Failure[] => {
    const message = messages.get(row.mail_message_id);
    const partner = partners.get(row.res_partner_id ?? 0);
    if (!message?.date || !partner) return [];
    return [
      {
        id: row.id,
        status: row.notification_status,
        type: row.failure_type,
        reason: lineOf(row.failure_reason),
        message: message.id,
        mail: row.mail_mail_id,
        date: message.date,
        effect: /^<([0-9a-f]{32})@/.exec(message.message_id ?? "")?.[1],
        partner: { id: partner.id, head: partner.commercial_partner_id ?? partner.id },
        address: row.mail_email_address ?? partner.email_normalized,
      },
    ];
  });
}

/** Odoo's reason in one line. */
export function lineOf(reason: string | undefined): string | undefined {
  return reason?.replace(/\s+/g, " ").slice(0, 300);
}

/** Whether the address is at fault. A mail server that is down, or refuses the sender or the text, says nothing about it. */
export function isAboutAddress({ status, type, reason }: Failure): boolean {
  if (status === "bounce" || type === "mail_bounce" || type === "mail_email_invalid") return true;
  // The server said no to the recipient, and for good: `550 5.1.1 …`. Odoo names the kind of refusal.
  return type === "unknown" && /\b5\d\d\b/.test(reason ?? "") && !/\bSMTP(?!RecipientsRefused)\w+(Error|Refused)\b/.test(reason ?? "");
}
