import type { Finding } from "../port.ts";
import { type Checked, ifAllowed } from "./check-look.ts";

interface Right {
  readonly model: string;
  readonly operation: "read" | "write" | "create";
  /** External id of the least group that gives it. */
  readonly group: string;
}

const accounting = "account.group_account_readonly";
const contacts = "base.group_partner_manager";
const connector = "relance.group_connector";

/** Without it the book is right, and money that waits on the bank is not seen. */
const bankLines: Right = { model: "account.bank.statement.line", operation: "read", group: accounting };

const rights: readonly Right[] = [
  bankLines,
  ...["account.move", "account.move.line", "account.partial.reconcile", "account.payment", "account.journal", "account.account"].map(
    (model) => ({ model, operation: "read" as const, group: accounting }),
  ),
  { model: "res.partner", operation: "read", group: "base.group_user" },
  { model: "res.partner", operation: "write", group: contacts },
  { model: "mail.activity", operation: "create", group: "base.group_user" },
];

const ofApp: readonly Right[] = (["read", "write", "create"] as const).map((operation) => ({
  model: "x_relance_action",
  operation,
  group: connector,
}));

/** Each right that is missing, with the group that gives it. */
export async function checkRights({ client }: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  const hasApp = (await client.fields("res.partner", ["x_relance_hold_until"], signal)).length > 0;
  const wanted = hasApp ? [...rights, ...ofApp] : rights;
  const has = await Promise.all(
    wanted.map(({ model, operation }) =>
      ifAllowed(
        client.version.major >= 18
          ? client.call(model, "has_access", { ids: [], operation }, signal)
          : client.call(model, "check_access_rights", { operation, raise_exception: false }, signal),
      ),
    ),
  );
  const missing = wanted.filter((_, at) => has[at] !== true);
  const findings = missing.map((right): Finding => {
    if (right === bankLines) return { level: "warning", code: "odoo.bank_lines_unseen", params: { ...right } };
    return { level: "error", code: "odoo.right_missing", params: { ...right } };
  });
  return findings.length > 0 ? findings : [{ level: "ok", code: "odoo.rights_ok", params: {} }];
}
