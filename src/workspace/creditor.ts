import { z } from "zod";
import { isSiren } from "../ledger/siren.ts";
import { isIban } from "./settings-checks.ts";

/** Who is owed, as debtors see it. */
export const Creditor = z.strictObject({
  name: z.string().min(1).describe("Legal name, as reminders sign it."),
  siren: z.string().refine(isSiren, "bad_siren").optional().describe("Nine digits."),
  address: z.string().optional().describe("Postal address, one line per line."),
  phone: z.string().optional(),
  email: z.email().describe("Where debtors answer. A person must read it."),
  iban: z.string().refine(isIban, "bad_iban").optional().describe("Account to pay to."),
  bic: z
    .string()
    .regex(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/)
    .optional(),
  signature: z.string().min(1).describe("Who signs reminders: a name and a role."),
  accent: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional()
    .describe("Colour of the mails' title and lines: #1f3a5f."),
});
export type Creditor = z.infer<typeof Creditor>;

/** What one company of a host has of its own. */
export const OwnIdentity = Creditor.partial();

interface Creditors {
  readonly company: Creditor;
  readonly companies: Readonly<Record<string, z.infer<typeof OwnIdentity>>>;
}

/**
 * Who signs what is owed to a company of the host. People and mailboxes may be shared; a SIREN, an address or an account of
 * another company in its place would send money to the wrong one.
 */
export function creditorOf({ company, companies }: Creditors, name: string): Creditor {
  const own = companies[name];
  if (!own) return company;
  const { siren: _siren, address: _address, iban: _iban, bic: _bic, ...shared } = company;
  // Zod has no key for what is not written.
  return { ...shared, name, ...own } as Creditor;
}

/** Companies of a host that would sign as another one, when it has several. */
export function withoutIdentity({ company, companies }: Creditors, names: readonly string[]): readonly string[] {
  return names.length < 2 ? [] : names.filter((name) => name !== company.name && !Object.hasOwn(companies, name));
}
