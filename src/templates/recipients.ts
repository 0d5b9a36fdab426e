import { byRole, writableContacts } from "../ledger/contacts.ts";
import type { Dossier } from "../ledger/dossier.ts";
import type { Contact, Debtor } from "../ledger/facts.ts";
import type { EmailEffect } from "../ledger/effect.ts";
import type { Language } from "../text/format.ts";
import { line } from "./clean.ts";

/** Everyone who is written to: the writable contacts of the first role that has any, each address once. */
export function recipientsOf(dossier: Pick<Dossier, "contacts" | "signals" | "today">): EmailEffect["to"] {
  const contacts = writableContacts(dossier);
  const to = new Map<string, EmailEffect["to"][number]>();
  for (const { id, role, email = "", name: called = "" } of contacts) {
    const known = email.trim().toLowerCase();
    if (role !== contacts[0]?.role || to.has(known)) continue;
    const name = line(called);
    to.set(known, { contact: id, email: email.trim(), ...(name !== "" && { name }) });
  }
  return [...to.values()];
}

const department =
  /(^|\P{L})(compta|factur|service|siège|agence|accueil|administrati|achats|fournisseur|trésorerie|account|billing|financ|invoic|department|payable|head office)/iu;

/** The name to greet by: hosts keep departments as contacts too, and nobody is called “Comptabilité”. */
export function greetedAs(name: string | undefined): string | undefined {
  return name === undefined || department.test(name) ? undefined : name;
}

/** Contacts that can be called, in the order to try them. */
export function callable(contacts: readonly Contact[]): readonly Contact[] {
  return byRole(contacts).filter(({ phone, unusable }) => phone && unusable !== "archived");
}

const frenchSpeaking = new Set(["FR", "MC", "BE", "LU", "CH", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"]);

/** What the host says; failing that French at home and where it is an official language, English elsewhere. */
export function languageOf(debtor: Debtor): Language {
  return debtor.language ?? (debtor.country === undefined || frenchSpeaking.has(debtor.country) ? "fr" : "en");
}
