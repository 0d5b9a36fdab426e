import type { Contact, Debtor } from "../../ledger/facts.ts";
import type { Contact as HostContact, Customer } from "./schema.ts";

/** The customer, and an address to write to for each of those that its invoices are sent to. */
export function debtorFacts(customer: Customer, company: string): readonly (Debtor | Contact)[] {
  const id = String(customer.id);
  const address = customer.billing_address;
  const country = text(address?.country_alpha2)?.toUpperCase();
  const language = languageOf(customer.billing_language);
  const source = { host: "pennylane" as const, place: `customer ${id}` };
  const postcode = text(address?.postal_code);
  const lines = addressLines(customer);
  const siren = customer.customer_type === "company" ? sirenOf(customer.reg_no) : undefined;
  const phone = text(customer.phone);
  const debtor: Debtor = {
    kind: "debtor",
    id,
    reference: text(customer.reference) ?? ownReference(customer) ?? id,
    name: text(customer.name) ?? id,
    company,
    nature: customer.customer_type === "individual" ? "consumer" : natureOf(siren),
    ...(siren !== undefined && { siren }),
    ...(language && { language }),
    ...(country !== undefined && /^[A-Z]{2}$/.test(country) && { country }),
    ...(postcode !== undefined && { postcode }),
    ...(lines.length > 0 && { address: lines }),
    tags: [],
    source,
  };
  const emails = [...new Set((customer.emails ?? []).filter(isEmail))];
  const contacts = emails.length > 0 ? emails : phone === undefined ? [] : [undefined];
  return [
    debtor,
    ...contacts.map((email, index): Contact => ({
      kind: "contact",
      id: `${id}/invoices/${index + 1}`,
      debtor: id,
      ...(email !== undefined && { email }),
      ...(phone !== undefined && index === 0 && { phone }),
      role: "billing",
      source,
    })),
  ];
}

/** The people named under a customer. They are written to after those who receive its invoices. */
export function contactFacts(customer: number, contacts: readonly HostContact[]): readonly Contact[] {
  return contacts.map((contact) => {
    const name = text([contact.first_name, contact.last_name].filter(Boolean).join(" "));
    const phone = text(contact.telephone_number) ?? text(contact.mobile_number);
    const email = text(contact.email);
    return {
      kind: "contact",
      id: `${customer}/${contact.id}`,
      debtor: String(customer),
      ...(name !== undefined && { name }),
      ...(email !== undefined && isEmail(email) && { email }),
      ...(phone !== undefined && { phone }),
      role: "other",
      source: { host: "pennylane", place: `customer ${customer} contact ${contact.id}` },
    };
  });
}

/** The reference in another program; one that the host made up tells people nothing. */
function ownReference({ external_reference }: Customer): string | undefined {
  const reference = text(external_reference);
  return reference !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(reference) ? undefined : reference;
}

/** Public bodies have a SIREN that begins with 1 or 2 (INSEE); a company without a number is not known to be one. */
function natureOf(siren: string | undefined): Debtor["nature"] {
  if (siren === undefined) return "unknown";
  return /^[12]/.test(siren) ? "public" : "company";
}

/** `reg_no` is free text: a SIREN, a SIRET, with spaces or a country's own number. */
function sirenOf(number: string | null | undefined): string | undefined {
  const digits = (number ?? "").replace(/[\s.]/g, "");
  return /^\d{9}$|^\d{14}$/.test(digits) ? digits.slice(0, 9) : undefined;
}

function languageOf(code: string | null | undefined): Debtor["language"] {
  if (!code) return undefined;
  return code.startsWith("fr") ? "fr" : "en";
}

function addressLines({ billing_address: address }: Customer): readonly string[] {
  const town = [text(address?.postal_code), text(address?.city)].filter((part) => part !== undefined).join(" ");
  return [...(text(address?.address)?.split(/\r?\n/) ?? []), town].map((line) => line.trim()).filter((line) => line !== "");
}

function isEmail(value: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(value);
}

function text(value: string | null | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed ? trimmed : undefined;
}
