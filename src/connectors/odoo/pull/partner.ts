import { z } from "zod";
import type { Contact, Debtor, DebtorNature } from "../../../ledger/facts.ts";
import { isSiren } from "../../../ledger/siren.ts";
import type { Company, Session } from "../session.ts";
import { minorOf, Relation, Text } from "../values.ts";
import { recordUrl } from "./book.ts";

/** Fields of `res.partner`; of those that came and went with versions, the ones that the host has. */
export const partnerFields = [
  ..."name ref is_company commercial_partner_id type active email email_normalized phone phone_sanitized mobile vat".split(" "),
  ..."company_registry siret street street2 zip city country_code lang user_id category_id is_blacklisted".split(" "),
  ..."use_partner_credit_limit credit_limit".split(" "),
];

export const PartnerRow = z.object({
  id: z.int(),
  name: Text,
  ref: Text,
  is_company: z.boolean(),
  commercial_partner_id: Relation,
  type: Text,
  active: z.boolean(),
  email: Text,
  email_normalized: Text.optional(),
  phone: Text,
  phone_sanitized: Text.optional(),
  mobile: Text.optional(),
  vat: Text,
  company_registry: Text.optional(),
  siret: Text.optional(),
  street: Text,
  street2: Text,
  zip: Text,
  city: Text,
  country_code: Text,
  lang: Text,
  user_id: Relation,
  category_id: z.array(z.int()),
  is_blacklisted: z.boolean().optional(),
  use_partner_credit_limit: z.boolean().optional(),
  credit_limit: z.number().optional(),
});
export type Partner = z.infer<typeof PartnerRow>;

export function debtorOf(partner: Partner, company: Company, { client, users, tags, persons }: Session): Debtor {
  const { id, ref, name, zip, country_code: country, user_id } = partner;
  const siren = sirenOf(partner);
  const language = languageOf(partner.lang);
  const address = addressOf(partner);
  const salesperson = user_id === undefined ? undefined : users.get(user_id);
  const limit = partner.use_partner_credit_limit ? minorOf(partner.credit_limit ?? 0, company.currency) : undefined;
  return {
    kind: "debtor",
    id: `${id}/${company.id}`,
    reference: ref ?? String(id),
    name: name ?? ref ?? String(id),
    company: company.name,
    nature: natureOf(partner, siren, persons),
    ...(siren !== undefined && { siren }),
    ...(language !== undefined && { language }),
    ...(country !== undefined && /^[A-Z]{2}$/.test(country) && { country }),
    ...(zip !== undefined && { postcode: zip }),
    ...(address.length > 0 && { address }),
    ...(salesperson !== undefined && { salesperson }),
    tags: partner.category_id.flatMap((tag) => tags.get(tag) ?? []).toSorted(),
    ...(limit !== undefined && { creditLimit: limit }),
    source: { host: "odoo", place: `res.partner ${id}`, url: recordUrl(client.url, "res.partner", id) },
  };
}

/** Undefined for whom there is no way to write to or call, and for an address of delivery or of somebody's home. */
export function contactOf(partner: Partner, debtor: Debtor, company: Company, { client }: Session): Contact | undefined {
  const { id, type, name, active, is_blacklisted } = partner;
  const email = emailOf(partner);
  const phone = partner.phone_sanitized ?? partner.phone ?? partner.mobile;
  const isMain = id === partner.commercial_partner_id;
  if ((email === undefined && phone === undefined) || (!isMain && (type === "delivery" || type === "private"))) return undefined;
  const unusable = !active ? "archived" : is_blacklisted ? "blacklisted" : undefined;
  return {
    kind: "contact",
    id: `${id}/${company.id}`,
    debtor: debtor.id,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    role: isMain ? "main" : type === "invoice" ? "billing" : "other",
    ...(unusable !== undefined && { unusable }),
    source: { host: "odoo", place: `res.partner ${id}`, url: recordUrl(client.url, "res.partner", id) },
  };
}

/** A person without a number may trade under their own name: only the workspace knows, and one with a number does trade. */
function natureOf(
  { is_company, vat, siret, company_registry }: Partner,
  siren: string | undefined,
  persons: Session["persons"],
): DebtorNature {
  // INSEE keeps first digits 1 and 2 for the State and local authorities.
  if (siren !== undefined && /^[12]/.test(siren)) return "public";
  if (is_company || siren !== undefined) return "company";
  return [vat, siret, company_registry].some((number) => number !== undefined && number !== "/") ? "unknown" : persons;
}

/** From the French VAT number, the SIRET or the register, whichever has a SIREN with the right key. */
function sirenOf({ vat, siret, company_registry, country_code }: Partner): string | undefined {
  const compact = (text: string | undefined) => text?.replace(/[\s.]/g, "") ?? "";
  const french = country_code === undefined || country_code === "FR";
  const registered = french ? [compact(siret), compact(company_registry)].filter((text) => /^\d{9}(\d{5})?$/.test(text)) : [];
  const candidates = [/^FR[0-9A-Z]{2}(\d{9})$/.exec(compact(vat).toUpperCase())?.[1], ...registered.map((text) => text.slice(0, 9))];
  return candidates.find((text) => text !== undefined && isSiren(text));
}

function languageOf(lang: string | undefined): "fr" | "en" | undefined {
  const start = lang?.slice(0, 2);
  return start === "fr" || start === "en" ? start : undefined;
}

function addressOf({ street, street2, zip, city, country_code }: Partner): readonly string[] {
  const country = country_code === undefined || country_code === "FR" ? undefined : countryName(country_code);
  const town = [zip, city].filter((part) => part !== undefined).join(" ");
  return [street, street2, town === "" ? undefined : town, country].filter((line) => line !== undefined);
}

const countries = new Intl.DisplayNames("fr", { type: "region" });

/** As La Poste wants the last line of a letter that leaves France. */
function countryName(code: string): string | undefined {
  return /^[A-Z]{2}$/.test(code) ? countries.of(code)?.toUpperCase() : undefined;
}

/** Odoo's own reading of the field, else the first address in it: people type lists and names there. */
function emailOf({ email, email_normalized }: Partner): string | undefined {
  return email_normalized ?? /[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+/.exec(email ?? "")?.[0];
}
