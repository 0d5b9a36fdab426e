import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { readRows } from "../read.ts";
import { Relation, Text } from "../values.ts";
import { type Failure, isAboutAddress } from "./failures.ts";
import { dayOf, debtorsOf, signalOf, sourceOf, today } from "./said.ts";

const CountedRow = z.object({
  id: z.int(),
  commercial_partner_id: Relation,
  email_normalized: Text.optional(),
  message_bounce: z.int(),
});

/**
 * Odoo counts the bounces of a contact, and goes on counting when somebody corrects the address. The address of the day
 * on which a count is first seen is what bounced.
 */
export async function readBounceCounts(reading: Reading, signal?: AbortSignal): Promise<readonly Signal[]> {
  const { client, companyIds } = reading.session;
  const fields = await client.fields("res.partner", Object.keys(CountedRow.shape), signal);
  const question = { model: "res.partner", domain: [["message_bounce", ">", 0]], fields, companies: companyIds };
  const counted = (await readRows(client, question, signal)).flatMap((row) => CountedRow.safeParse(row).data ?? []);
  return counted
    .flatMap((row) =>
      contactsOf(reading, row.id, row.commercial_partner_id ?? row.id).map(({ debtor, contact }) => {
        const source = sourceOf(reading, "res.partner", row.id);
        const id = `bounces-${contact}-${row.message_bounce}`;
        return signalOf({ id, debtor, on: today(reading), what: "bounce", contact, address: row.email_normalized, source });
      }),
    )
    .filter(({ id }) => !reading.told.has("signal", id));
}

function contactsOf(reading: Reading, partner: number, head: number) {
  return debtorsOf(reading, head)
    .map(({ id: debtor, company }) => ({ debtor, contact: `${partner}/${company}` }))
    .filter(({ contact }) => reading.told.has("contact", contact));
}

/** Mails to debtors that their address did not take. */
export function bouncesOf(reading: Reading, failures: readonly Failure[]): readonly Signal[] {
  const bounced = failures.filter((failure) => failure.status !== "ready" && isAboutAddress(failure));
  return bounced.flatMap(({ id, partner, date, effect, address, reason }) =>
    contactsOf(reading, partner.id, partner.head).map(({ debtor, contact }) =>
      signalOf({
        id: `bounce-${id}-${contact}`,
        debtor,
        on: dayOf(reading, date),
        what: "bounce",
        contact,
        effect,
        address,
        note: reason,
        source: sourceOf(reading, "res.partner", partner.id),
      }),
    ),
  );
}
