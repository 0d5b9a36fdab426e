import { ConnectorError, type Finding } from "../port.ts";
import { checkApp, checkFollowUps } from "./check-app.ts";
import { checkMail } from "./check-mail.ts";
import { checkPersons } from "./check-persons.ts";
import { checkRights } from "./check-rights.ts";
import type { OdooClient } from "./client/client.ts";
import type { OdooOptions } from "./options.ts";
import type { Checked } from "./check-look.ts";
import { openSession } from "./session.ts";

/** Looks at one thing. What the key may not see is said as such, never as right or wrong. */
export type Look = (checked: Checked, signal?: AbortSignal) => Promise<readonly Finding[]>;

const looks: readonly Look[] = [checkRights, checkMail, checkApp, checkFollowUps, checkPersons];

/** Reaches Odoo, then looks at everything. */
export async function checkOdoo(
  connect: (signal?: AbortSignal) => Promise<OdooClient>,
  options: OdooOptions,
  signal?: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    const client = await connect(signal);
    const session = await openSession(client, options, signal);
    const { login } = await client.user(signal);
    const { url, version, transport } = client;
    const names = Array.from(session.companies.values(), ({ name }) => name);
    const reached: Finding = {
      level: "ok",
      code: "odoo.reached",
      params: { url, version: version.text, transport, login, companies: names.join(", ") },
      companies: names,
    };
    const findings = await Promise.all(looks.map((look) => look({ client, session }, signal)));
    return [reached, ...findings.flat()];
  } catch (error) {
    if (error instanceof ConnectorError) return [{ level: "error", code: error.code, params: error.params }];
    throw error;
  }
}
