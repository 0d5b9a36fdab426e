import type { Dossier } from "./dossier.ts";
import type { Contact } from "./facts.ts";

const roles: readonly Contact["role"][] = ["billing", "main", "other"];

/** In the order to try them: billing, main, other, and as they came within a role. */
export function byRole(contacts: readonly Contact[]): readonly Contact[] {
  return contacts.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}

type Heard = Pick<Dossier, "contacts" | "signals" | "today">;

/** Contacts that can be written to: a plain address, not marked as unusable, that has not bounced. In the order to try them. */
export function writableContacts(of: Heard): readonly Contact[] {
  return byRole(of.contacts).filter(writable(of));
}

/** Whether there is anyone to write to. */
export function isWritable(of: Heard): boolean {
  return of.contacts.some(writable(of));
}

function writable({ signals, today }: Heard): (contact: Contact) => boolean {
  const bounced = signals.filter((signal) => signal.what === "bounce" && signal.on <= today);
  return ({ id, email, unusable }) => {
    if (email === undefined || unusable !== undefined || !isAddress(email.trim())) return false;
    // A bounce without an address is about the contact, whatever its address became.
    return !bounced.some(
      (bounce) => bounce.what === "bounce" && bounce.contact === id && (bounce.address === undefined || bounce.address === email),
    );
  };
}

/** One plain address. Lists, comments and line breaks, which could add a recipient or a header, are not. */
function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+\.[^\s@<>()[\]\\,;:"\p{Cc}]{2,}$/u.test(text);
}
