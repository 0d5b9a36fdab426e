import { describe, expect, it } from "vitest";
import { creditorOf, withoutIdentity } from "../../src/workspace/creditor.ts";

const company = {
  name: "Ateliers Montclar",
  siren: "812345676",
  address: "12 quai des Forges",
  email: "compta@montclar.example",
  phone: "04 00 00 00 00",
  iban: "FR4299999000010123456789042",
  bic: "EXMPFRPPXXX",
  signature: "Agathe Roumegoux",
};

describe("who signs what is owed to a company of the host", () => {
  it("is the workspace's company, when nothing else is said", () => {
    expect(creditorOf({ company, companies: {} }, "Montclar Services")).toEqual(company);
  });

  it("has its own name, account and address; people and mailboxes are shared", () => {
    const companies = { "Montclar Services": { iban: "FR7630006000011234567890189" } };
    expect(creditorOf({ company, companies }, "Montclar Services")).toEqual({
      name: "Montclar Services",
      email: "compta@montclar.example",
      phone: "04 00 00 00 00",
      iban: "FR7630006000011234567890189",
      signature: "Agathe Roumegoux",
    });
    expect(creditorOf({ company, companies }, "Ateliers Montclar")).toEqual(company);
  });

  it("may differ in everything, its legal name too", () => {
    const own = { ...company, name: "Montclar Services SAS", email: "services@montclar.example", signature: "Samir Belcastel" };
    expect(creditorOf({ company, companies: { Services: own } }, "Services")).toEqual(own);
  });
});

it.each<[readonly string[], Record<string, object>, readonly string[]]>([
  [["Montclar Services"], {}, []],
  [["Ateliers Montclar", "Montclar Services"], {}, ["Montclar Services"]],
  [["Ateliers Montclar", "Montclar Services"], { "Montclar Services": {} }, []],
  [["A", "B"], { B: {} }, ["A"]],
])("of the companies %j with identities for %j, %j have none", (names, companies, missing) => {
  expect(withoutIdentity({ company, companies }, names)).toEqual(missing);
});
