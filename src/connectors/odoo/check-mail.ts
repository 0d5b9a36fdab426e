import { z } from "zod";
import type { Finding } from "../port.ts";
import { type Checked, ifAllowed, unseen } from "./check-look.ts";

const Domains = z.array(z.object({ name: z.string(), company_ids: z.array(z.int()) }));

/** Whether Odoo has a way out for mails, and a way in for the answers. */
export async function checkMail(checked: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  return [...(await wayOut(checked, signal)), ...(await wayIn(checked, signal))];
}

async function wayOut({ client }: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  const count = await ifAllowed(client.call("ir.mail_server", "search_count", { domain: [] }, signal));
  if (typeof count !== "number") return [unseen("mail_server")];
  return count > 0
    ? [{ level: "ok", code: "odoo.mail_server_ok", params: { count } }]
    : [{ level: "warning", code: "odoo.no_mail_server", params: {} }];
}

/** Odoo 16 keeps the domain in a parameter that only administrators see. */
async function wayIn({ client, session }: Checked, signal?: AbortSignal): Promise<readonly Finding[]> {
  const args = { domain: [], fields: ["name", "company_ids"], load: "" };
  const answer = await ifAllowed(client.call("mail.alias.domain", "search_read", args, signal));
  if (answer === undefined) return [unseen("alias_domain")];
  const domains = Domains.parse(answer);
  return Array.from(session.companies.values(), ({ id, name: company }): Finding => {
    const domain = domains.find(({ company_ids }) => company_ids.includes(id));
    return domain
      ? { level: "ok", code: "odoo.alias_domain_ok", params: { company, domain: domain.name } }
      : { level: "warning", code: "odoo.no_alias_domain", params: { company } };
  });
}
