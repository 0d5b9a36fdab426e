import type { Contact, Debtor } from "../../ledger/facts.ts";
import { companyName, personName, postalAddress, publicBodyName, slug } from "./names.ts";
import { cohortOf, type Profile } from "./profiles.ts";
import { makeRandom } from "./random.ts";
import { inventedSiren } from "./siren.ts";

/** The group whose book it is. */
const companies = { main: "Ateliers Montclar", second: "Montclar Services" } as const;

/** Who customer `index` is. With `twin` it is the same legal person as that customer, buying from the second company. */
export function debtorOf(seed: number, index: number, twin: number | undefined, profile: Profile): Debtor {
  const random = makeRandom(seed, twin ?? index, 1);
  const person = twin ?? index;
  const reference = `C${String(index + 1).padStart(5, "0")}`;
  const postcode = `${String(random.int(1, 95)).padStart(2, "0")}${random.int(0, 9)}00`;
  const country = profile.nature === "company" ? countryOf(person) : "FR";
  return {
    kind: "debtor",
    id: reference,
    reference,
    name: nameOf(seed, person, profile),
    company: twin === undefined ? companies.main : companies.second,
    nature: profile.nature,
    ...(profile.nature !== "consumer" && country === "FR" && { siren: inventedSiren(seed, person) }),
    language: country === "GB" || country === "US" ? "en" : "fr",
    country,
    ...(country === "FR" && { postcode, address: postalAddress(seed, person, postcode) }),
    salesperson: random.pick(["Maud Sarrelin", "Idris Valfontaine", "Gaëlle Orbeval", "Théo Lamarzelle"]),
    collector: random.pick(["Agathe Roumegoux", "Samir Belcastel"]),
    tags: profile.tags,
    ...(profile.name === "key-account" && { creditLimit: 50_000_000 }),
    ...(profile.name === "in-difficulty" && cohortOf(person) % 3 === 1 && { insolvent: true }),
    ...(profile.name === "bad-faith" && cohortOf(person) % 3 === 1 && { handedOver: true }),
    ...(profile.name === "punctual" && cohortOf(person) % 12 === 11 && { noFollowUp: true }),
    source: { host: "memory", place: `customer ${reference}` },
  };
}

function nameOf(seed: number, person: number, profile: Profile): string {
  if (profile.nature === "consumer") return personName(seed, person);
  return profile.nature === "public" ? publicBodyName(seed, person) : companyName(seed, person);
}

/** One company in eleven is abroad. */
function countryOf(index: number): string {
  const abroad = ["GB", "CH", "US", "NC", "BE"] as const;
  return index % 11 === 6 ? (abroad[Math.floor(index / 11) % abroad.length] ?? "BE") : "FR";
}

/** A billing contact for most; one customer in fifteen has no address, one an address that bounced, one a blocked one. */
export function contactsOf(seed: number, index: number, debtor: Debtor): Contact[] {
  const random = makeRandom(seed, index, 2);
  const contact = (rank: number, about: Omit<Contact, "kind" | "id" | "debtor" | "source">): Contact => {
    const id = `${debtor.id}-${rank}`;
    return { kind: "contact", id, debtor: debtor.id, ...about, source: { host: "memory", place: `contact ${id}` } };
  };
  const name = debtor.nature === "consumer" ? debtor.name : personName(seed, index * 3 + 1);
  const domain = debtor.nature === "consumer" ? "courriel.example" : `${slug(debtor.name)}.example`;
  const billing = debtor.nature === "consumer" ? slug(name).replace("-", ".") : "compta";
  // 01 99 00 is a range kept for fiction.
  const phone = `+33 1 99 00 ${random.int(10, 99)} ${random.int(10, 99)}`;
  const main = contact(2, { name, phone, email: `contact@${domain}`, role: "main" });
  switch (index % 15) {
    case 6:
      return [contact(1, { name, phone, role: "billing" })];
    case 11:
      return [contact(1, { name, email: `${billing}@${domain}`, phone, role: "billing", unusable: "bounced" })];
    case 14:
      return [contact(1, { name, email: `${billing}@${domain}`, role: "billing", unusable: "blacklisted" }), main];
    default:
      return [
        contact(1, { name, email: `${billing}@${domain}`, phone, role: "billing" }),
        ...(debtor.nature !== "consumer" && random.chance(0.4) ? [main] : []),
      ];
  }
}
