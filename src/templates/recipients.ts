import type { Dossier } from "../ledger/dossier.ts";
import type { Contact, Debtor } from "../ledger/facts.ts";
import type { EmailEffect } from "../ledger/effect.ts";
import type { Language } from "../text/format.ts";
import { line } from "./clean.ts";

const roles: readonly Contact["role"][] = ["billing", "main", "other"];

/** Everyone who is written to: the usable addresses of the first role that has any, each address once, by contact id. */
export function recipientsOf(dossier: Pick<Dossier, "contacts" | "signals" | "today">): EmailEffect["to"] {
  for (const role of roles) {
    const to = new Map<string, EmailEffect["to"][number]>();
    for (const contact of dossier.contacts) {
      const email = contact.email?.trim() ?? "";
      const known = email.toLowerCase();
      if (contact.role !== role || contact.unusable || !isAddress(email) || hasBounced(contact, dossier) || to.has(known)) continue;
      const name = line(contact.name ?? "");
      to.set(known, { contact: contact.id, email, ...(name !== "" && { name }) });
    }
    if (to.size > 0) return [...to.values()];
  }
  return [];
}

/** A bounce without an address is about the contact, whatever its address became. */
function hasBounced({ id, email }: Contact, { signals, today }: Pick<Dossier, "signals" | "today">): boolean {
  return signals.some(
    (signal) =>
      signal.what === "bounce" && signal.contact === id && signal.on <= today && (signal.address === undefined || signal.address === email),
  );
}

/** One plain address. Lists, comments and line breaks, which could add a recipient or a header, are not. */
function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}]{2,}$/u.test(text);
}

/** Contacts that can be called, in the order to try them. */
export function callable(contacts: readonly Contact[]): readonly Contact[] {
  return roles.flatMap((role) => contacts.filter((contact) => contact.role === role && contact.phone && contact.unusable !== "archived"));
}

const frenchSpeaking = new Set(["FR", "MC", "BE", "LU", "CH", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF"]);

/** What the host says; failing that French at home and where it is an official language, English elsewhere. */
export function languageOf(debtor: Debtor): Language {
  return debtor.language ?? (debtor.country === undefined || frenchSpeaking.has(debtor.country) ? "fr" : "en");
}
