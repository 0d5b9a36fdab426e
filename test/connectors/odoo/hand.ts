import type { ReachableOdoo } from "../../odoo/host.ts";

type Row = Readonly<Record<string, number>> & { readonly id: number };

/** An invoice in euros of which all is due, more than a few of them. */
export async function openInvoice(odoo: ReachableOdoo) {
  const [line] = await odoo.call<Row[]>("account.move.line", "search_read", {
    domain: [
      ["account_type", "=", "asset_receivable"],
      ["parent_state", "=", "posted"],
      ["move_id.move_type", "=", "out_invoice"],
      ["move_id.payment_state", "=", "not_paid"],
      ["currency_id.name", "=", "EUR"],
      ["amount_residual", ">", 100],
      ["company_id", "=", 1],
    ],
    fields: ["move_id", "partner_id", "company_id"],
    load: "",
    limit: 1,
  });
  if (!line) throw new Error("nobody owes 100 € in this book");
  return { line: line.id, move: line.move_id as number, partner: line.partner_id as number, balance: `balance ${line.company_id}/EUR` };
}

/** Somebody registers a payment. Returns the id of the reconciliation. */
export async function pay(odoo: ReachableOdoo, move: number, amount: number): Promise<number> {
  const context = { active_model: "account.move", active_ids: [move] };
  const [wizard] = await odoo.call<number[]>("account.payment.register", "create", { vals_list: [{ amount }], context });
  await odoo.call("account.payment.register", "action_create_payments", { ids: [wizard], context });
  const [last] = await odoo.call<number[]>("account.partial.reconcile", "search", { domain: [], order: "id desc", limit: 1 });
  return last as number;
}
