import type { Edit } from "../../../src/ledger/facts.ts";
import type { OdooUnderTest, ReachableOdoo } from "../../odoo/host.ts";

type Row = Readonly<Record<string, number>> & { readonly id: number };

/** An invoice in euros, in one instalment, of which all is due, more than a few of them. */
export async function openInvoice(odoo: ReachableOdoo, company: number) {
  const [line] = await odoo.call<Row[]>("account.move.line", "search_read", {
    domain: [
      ["account_type", "=", "asset_receivable"],
      ["parent_state", "=", "posted"],
      ["move_id.move_type", "=", "out_invoice"],
      ["move_id.payment_state", "=", "not_paid"],
      ["currency_id.name", "=", "EUR"],
      ["amount_residual", ">", 100],
      ["company_id", "=", company],
    ],
    fields: ["move_id", "partner_id", "company_id"],
    load: "",
    limit: 1,
    context: { allowed_company_ids: [company] },
  });
  if (!line) throw new Error("nobody owes 100 € in this book");
  return {
    line: line.id,
    move: line.move_id as number,
    partner: line.partner_id as number,
    company,
    balance: `balance ${line.company_id}/EUR`,
  };
}

/** Somebody registers a payment. Returns the id of the reconciliation. */
export async function pay(
  odoo: ReachableOdoo,
  { move, company }: { readonly move: number; readonly company: number },
  amount: number,
): Promise<number> {
  const context = { active_model: "account.move", active_ids: [move], allowed_company_ids: [company] };
  const [wizard] = await odoo.call<number[]>("account.payment.register", "create", { vals_list: [{ amount }], context });
  await odoo.call("account.payment.register", "action_create_payments", { ids: [wizard], context });
  const [last] = await odoo.call<number[]>("account.partial.reconcile", "search", { domain: [], order: "id desc", limit: 1 });
  return last as number;
}

/** Somebody answers a proposal in Odoo's list, after rewriting it if they did. */
export async function answer(odoo: OdooUnderTest, key: string, what: "approved" | "refused", edit?: Edit): Promise<void> {
  const ids = await odoo.call<number[]>("x_relance_action", "search", { domain: [["x_key", "=", key]] });
  const words = edit && { ...(edit.subject && { x_subject: edit.subject }), ...(edit.words && { x_body: edit.words }) };
  if (words) await odoo.call("x_relance_action", "write", { ids, vals: words });
  const vals = { x_state: what, x_answered_by: odoo.people.manager.uid, x_answered_on: "2026-11-21" };
  await odoo.call("x_relance_action", "write", { ids, vals });
}
