import { z } from "zod";
import { readRows } from "../read.ts";
import type { Session } from "../session.ts";
import { Relation } from "../values.ts";

/** A line of a bank statement, as far as it can be told from a payment. */
interface Received {
  readonly company_id: number;
  readonly partner_id: number | undefined;
  readonly commercial_partner_id?: number | undefined;
  readonly currency_id: number;
  readonly amount: number;
}

const PaymentRow = z.object({ company_id: z.int(), partner_id: Relation, currency_id: z.int(), amount: z.number() });

/**
 * Whether a line is the bank's side of a payment that somebody registered on its invoice before the statement came: that money
 * is counted already. Same customer and amount; each payment is one line's.
 */
export async function registeredPayments(
  { client, companyIds }: Session,
  lines: readonly Received[],
  from: string,
  signal?: AbortSignal,
): Promise<(line: Received) => boolean> {
  if (lines.every(({ partner_id }) => partner_id === undefined)) return () => false;
  const domain = [
    ["is_matched", "=", false],
    ["state", "in", client.version.major >= 18 ? ["in_process", "paid"] : ["posted"]],
    ["payment_type", "=", "inbound"],
    ["company_id", "in", companyIds],
    ["date", ">=", from],
  ];
  const question = { model: "account.payment", domain, fields: Object.keys(PaymentRow.shape), companies: companyIds };
  const left = new Map<string, number>();
  const keyOf = (partner: number | undefined, { company_id, currency_id, amount }: Omit<Received, "partner_id">) =>
    [company_id, currency_id, amount, partner].join(" ");
  for (const row of await readRows(client, question, signal)) {
    const read = PaymentRow.safeParse(row);
    if (!read.success || read.data.partner_id === undefined) continue;
    const key = keyOf(read.data.partner_id, read.data);
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return (line) =>
    [line.partner_id, line.commercial_partner_id].some((partner) => {
      if (partner === undefined) return false;
      const key = keyOf(partner, line);
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count > 0;
    });
}
