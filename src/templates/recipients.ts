import type { Contact, Debtor } from "../ledger/facts.ts";
import type { EmailEffect } from "../ledger/effect.ts";
import type { Language } from "../text/format.ts";
import { line } from "./clean.ts";

const roles: readonly Contact["role"][] = ["billing", "main", "other"];

/** Everyone who is written to: the usable addresses of the first role that has any, each address once, by contact id. */
export function recipientsOf(contacts: readonly Contact[]): EmailEffect["to"] {
  for (const role of roles) {
    const seen = new Set<string>();
    const to: EmailEffect["to"][number][] = [];
    for (const { id, role: its, email, name, unusable } of contacts) {
      const address = email?.trim();
      if (its !== role || unusable || address === undefined || !isAddress(address) || seen.has(address.toLowerCase())) continue;
      seen.add(address.toLowerCase());
      to.push({ contact: id, email: address, ...(name !== undefined && line(name) !== "" && { name: line(name) }) });
    }
    if (to.length > 0) return to;
  }
  return [];
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
