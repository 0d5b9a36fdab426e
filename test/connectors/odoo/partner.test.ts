import { describe, expect, it } from "vitest";
import { contactOf, debtorOf, type Partner, PartnerRow } from "../../../src/connectors/odoo/pull/partner.ts";
import type { Company, Session } from "../../../src/connectors/odoo/session.ts";

const company: Company = { id: 1, name: "Ateliers Montclar", currency: "EUR", openingMove: undefined };
const session = {
  persons: "unknown",
  client: { url: "https://erp.example.com" },
  users: new Map([[8, "Maud Sarrelin"]]),
  tags: new Map([
    [1, "Grand compte"],
    [2, "Export"],
  ]),
} as unknown as Session;

/** A partner as Odoo answers it: `false` for everything that is not set. */
function partner(more: Readonly<Record<string, unknown>> = {}): Partner {
  const unset = Object.fromEntries(
    "ref type email email_normalized phone vat company_registry street street2 zip city country_code lang user_id"
      .split(" ")
      .map((name) => [name, false]),
  );
  return PartnerRow.parse({
    ...unset,
    id: 42,
    name: "Vergne",
    is_company: true,
    commercial_partner_id: 42,
    active: true,
    category_id: [],
    ...more,
  });
}

const debtor = (more?: Readonly<Record<string, unknown>>) => debtorOf(partner(more), company, session);
const contact = (more?: Readonly<Record<string, unknown>>) => contactOf(partner(more), debtor(), company, session);

describe("a partner of Odoo as a debtor", () => {
  it.each([
    ["a company", {}, "company", undefined],
    ["a French VAT number", { vat: "FR 05 089711741" }, "company", "089711741"],
    ["a VAT number whose SIREN has a wrong key", { vat: "FR05089711742" }, "company", undefined],
    ["another country's VAT number", { vat: "DE089711741" }, "company", undefined],
    ["a SIRET of Odoo 16 to 18", { siret: "089 711 741 00010" }, "company", "089711741"],
    ["a SIRET in the register", { company_registry: "08971174100010" }, "company", "089711741"],
    ["a register of another country", { company_registry: "089711741", country_code: "BE" }, "company", undefined],
    ["words in the register", { company_registry: "RCS Lyon" }, "company", undefined],
    ["a SIREN of the State or a town", { vat: "FR00217500016" }, "public", "217500016"],
    ["a person who trades", { is_company: false, company_registry: "089711741" }, "company", "089711741"],
    ["a person", { is_company: false }, "unknown", undefined],
  ] as const)("%s", (_, more, nature, siren) => {
    expect([debtor(more).nature, debtor(more).siren]).toEqual([nature, siren]);
  });

  it.each([
    ["a person", { is_company: false }, "consumer"],
    ["a person of whom Odoo notes that they have no VAT number", { is_company: false, vat: "/" }, "consumer"],
    ["a person with another country's VAT number", { is_company: false, vat: "DE089711741" }, "unknown"],
    ["a person in another country's register", { is_company: false, company_registry: "0897.11741", country_code: "BE" }, "unknown"],
    ["a person with a SIREN", { is_company: false, company_registry: "089711741" }, "company"],
    ["a company without a number", {}, "company"],
  ] as const)("who sells to private customers says so: %s", (_, more, nature) => {
    expect(debtorOf(partner(more), company, { ...session, persons: "consumer" }).nature).toBe(nature);
  });

  it.each([
    [{}, []],
    [{ street: "1 rue des Essais", zip: "69003", city: "Lyon", country_code: "FR" }, ["1 rue des Essais", "69003 Lyon"]],
    [
      { street: "Rue Haute 1", street2: "Bte 2", zip: "1000", city: "Bruxelles", country_code: "BE" },
      ["Rue Haute 1", "Bte 2", "1000 Bruxelles", "BELGIQUE"],
    ],
  ])("%j has the address %j", (more, address) => {
    expect(debtor(more).address ?? []).toEqual(address);
  });

  it.each([
    ["fr_FR", "fr"],
    ["fr_BE", "fr"],
    ["en_US", "en"],
    ["de_DE", undefined],
  ])("who reads %s is written to in %s", (lang, language) => {
    expect(debtor({ lang }).language).toBe(language);
  });

  it("bears its reference, salesperson, tags and own credit limit", () => {
    expect(
      debtor({ ref: "C0042", user_id: 8, category_id: [1, 2, 99], use_partner_credit_limit: true, credit_limit: 1234.5 }),
    ).toMatchObject({
      id: "42/1",
      reference: "C0042",
      salesperson: "Maud Sarrelin",
      tags: ["Export", "Grand compte"],
      creditLimit: 123_450,
    });
    expect(debtor({ credit_limit: 1234.5, use_partner_credit_limit: false })).not.toHaveProperty("creditLimit");
  });
});

describe("a partner of Odoo as a contact", () => {
  it.each([
    ["Odoo's own reading of it", { email: "Compta <a@b.example>", email_normalized: "a@b.example" }, "a@b.example"],
    ["the first of several", { email: "compta@b.example; direction@b.example" }, "compta@b.example"],
    ["the one after a name", { email: "La compta <compta@b.example>" }, "compta@b.example"],
    ["none of what is no address", { email: "demander à Ninon", phone: "+33 1 99 00 00 01" }, undefined],
  ])("is written to at %s", (_, more, email) => {
    expect(contact(more)?.email).toBe(email);
  });

  it.each([
    ["the customer itself", { email_normalized: "a@b.example" }, "main"],
    ["its invoice address", { id: 43, type: "invoice", email_normalized: "a@b.example" }, "billing"],
    ["somebody there", { id: 43, type: "contact", phone: "+33 1 99 00 00 01" }, "other"],
    ["a place of delivery", { id: 43, type: "delivery", email_normalized: "a@b.example" }, undefined],
    ["a home", { id: 43, type: "private", email_normalized: "a@b.example" }, undefined],
    ["nobody who can be reached", { id: 43, type: "invoice" }, undefined],
  ])("%s is %s", (_, more, role) => {
    expect(contact(more)?.role).toBe(role);
  });

  it.each([
    [{ active: false, is_blacklisted: true }, "archived"],
    [{ is_blacklisted: true }, "blacklisted"],
    [{}, undefined],
  ])("with %j is not to be written to because it is %s", (more, unusable) => {
    expect(contact({ email_normalized: "a@b.example", ...more })?.unusable).toBe(unusable);
  });
});
