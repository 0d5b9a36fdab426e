import type { Effect, Receipt } from "../../ledger/effect.ts";

/** `reference`: where it is in Odoo, `mail.activity 82`. */
export function receipt(effect: Effect, status: "written" | "already_there", reference: string): Receipt {
  return { key: effect.key, status, host: "odoo", reference };
}

/** `why` in Odoo's words. */
export function refusal(effect: Effect, why: string, retry = false): Receipt {
  return { key: effect.key, status: "refused", host: "odoo", why, ...(retry && { retry }) };
}
