import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import { ifAllowed } from "../check-look.ts";
import { instantOf } from "../cursor.ts";
import type { Reading } from "../pull/reading.ts";
import { readRows } from "../read.ts";
import { type Failure, isAboutAddress, lineOf } from "./failures.ts";
import { Text } from "../values.ts";
import { dayOf, debtorsOf, signalOf, sourceOf } from "./said.ts";

/** Odoo's queue sends within the hour; what is in it for a day waits for somebody. */
const queued = 24 * 3_600_000;

const Queued = z.object({ id: z.int(), state: z.string(), failure_reason: Text });
const Sent = z.object({ id: z.int(), mail_message_id: z.int() });

/**
 * Our mails that Odoo could not send, the address not being at fault. Odoo keeps them and sends them when somebody says “retry”:
 * the signal stands until then. One that somebody cancelled or took out of the queue was refused.
 */
export async function readUndelivered(reading: Reading, failures: readonly Failure[], signal?: AbortSignal): Promise<readonly Signal[]> {
  const ours = failures.filter((failure) => failure.effect !== undefined && !isAboutAddress(failure));
  if (ours.length === 0) return [];
  const [sent, standingOf] = await Promise.all([sentAmong(reading, ours, signal), queueOf(reading, ours, signal)]);
  const late = instantOf(reading.session.now) - queued;
  const signals = new Map<string, Signal>();
  // A mail to several people is in here several times; what reached one of them has arrived.
  for (const failure of ours.filter(({ message }) => !sent.has(message))) {
    const { state, reason } = standingOf(failure);
    if (state === "outgoing" && instantOf(failure.date) >= late) continue;
    for (const one of signalsOf(reading, failure, state === "given_up", reason)) signals.set(one.id, one);
  }
  return [...signals.values()];
}

async function sentAmong({ session }: Reading, failures: readonly Failure[], signal?: AbortSignal): Promise<ReadonlySet<number>> {
  const { client, companyIds } = session;
  const domain = [
    ["mail_message_id", "in", failures.map(({ message }) => message)],
    ["notification_status", "=", "sent"],
  ];
  const question = { model: "mail.notification", domain, fields: ["mail_message_id"], companies: companyIds };
  return new Set((await readRows(client, question, signal)).map((row) => Sent.parse(row).mail_message_id));
}

/** What Odoo's queue says of a mail, as far as it may be read: an older app gives no right to. */
async function queueOf(
  { session }: Reading,
  failures: readonly Failure[],
  signal?: AbortSignal,
): Promise<(failure: Failure) => { readonly state: "failed" | "outgoing" | "given_up"; readonly reason: string | undefined }> {
  const ids = failures.flatMap(({ mail }) => mail ?? []);
  const question = { model: "mail.mail", domain: [["id", "in", ids]], fields: ["state", "failure_reason"], companies: session.companyIds };
  const rows = (await ifAllowed(readRows(session.client, question, signal))) ?? [];
  const mails = new Map(rows.map((row) => Queued.parse(row)).map((mail) => [mail.id, mail]));
  return ({ status, mail, reason }) => {
    const { state, failure_reason } = mails.get(mail ?? 0) ?? {};
    const why = reason ?? lineOf(failure_reason);
    if (status === "canceled" || state === "cancel" || (status === "exception" && mail === undefined)) {
      return { state: "given_up", reason: why };
    }
    return { state: status === "ready" || state === "outgoing" ? "outgoing" : "failed", reason: why };
  };
}

function signalsOf(reading: Reading, { effect, date, partner }: Failure, givenUp: boolean, reason: string | undefined) {
  const source = sourceOf(reading, "res.partner", partner.head);
  const said = { on: dayOf(reading, date), effect, note: reason, source };
  // The effect is of one company; only that dossier knows it.
  return debtorsOf(reading, partner.head).map(({ id: debtor, company }) =>
    givenUp
      ? signalOf({ ...said, debtor, id: `given-up-${effect}-${company}`, what: "refused" })
      : signalOf({ ...said, debtor, id: `undelivered-${effect}-${company}`, what: "undelivered" }),
  );
}
