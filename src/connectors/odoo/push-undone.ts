import { ConnectorError } from "../port.ts";

const undone: ReadonlySet<string> = new Set(["odoo.refused", "odoo.failed", "odoo.record_missing"]);

/** Whether Odoo said no to this very content, and undid the call: one of several records may be the reason. */
export function isUndone(error: unknown): error is ConnectorError {
  return error instanceof ConnectorError && undone.has(error.code);
}

/** Odoo's words. @throws the error itself when it says nothing about the content */
export function whyUndone(error: unknown): string {
  if (!isUndone(error)) throw error;
  return String(error.params.why ?? error.message);
}
