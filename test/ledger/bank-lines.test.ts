import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bankIndex } from "../../src/ledger/bank-lines.ts";
import type { BankLine, Debtor } from "../../src/ledger/facts.ts";
import { bankLine, debtor, item } from "../support/facts.ts";

function clue(name: string, line: Partial<BankLine>, number = "FA-2026-0042", of: Partial<Debtor> = {}): string | undefined {
  return bankIndex([bankLine("L", line)]).of(debtor("A", { name, ...of }), [item("1", "A", { number })])[0]?.by;
}

describe("a bank line is a clue for a debtor", () => {
  it.each([
    ["Garage Lefèvre", { label: "VIR SEPA FA 2026/0042" }, "number"],
    ["Garage Lefèvre", { label: "VIR SEPA FA 2026/00421" }, undefined],
    ["Garage Lefèvre", { label: "VIR SEPA GARAGE LEFEVRE NOV" }, "name"],
    ["SARL Garage Lefèvre & Cie", { label: "VIR LEFEVRE GARAGE" }, "name"],
    ["S.A.R.L. Garage Lefèvre", { label: "VIR GARAGE-LEFÈVRE" }, "name"],
    ["L’Œuvre des Bâtisseurs", { label: "VIR OEUVRE BATISSEURS" }, "name"],
    ["Garage Lefèvre", { label: "VIR GARAGE DUVAL" }, undefined],
    ["Garage Lefèvre", { label: "VIR SEPA", payer: "GARAGE LEFEVRE SAS" }, "name"],
    ["Lefèvre SARL", { label: "VIR LEFEVRE" }, "hint"],
    ["Lefèvre SARL", { label: "VIR SEPA", payer: "STE LEFEVRE" }, "name"],
    ["Lefèvre SARL", { label: "VIR SEPA", payer: "LEFEVRE JEANNE" }, "hint"],
    ["Cap Sud", { label: "VIR CAP SUD" }, undefined],
    ["SARL SAS & Cie", { label: "VIR SARL SAS CIE" }, undefined],
    ["Garage Lefèvre", { label: "VIR 42" }, undefined],
  ] as const)("%s, %j: %s", (name, line, by) => {
    expect(clue(name, line)).toBe(by);
  });

  it.each([
    ["1042", "VIR REF 1042", "hint"],
    ["1042", "VIR LEFEVRE REF 1042", "number"],
    ["FA-42", "VIR FA42", "hint"],
    ["20260042", "VIR 20260042", "number"],
    ["121126", "VIR DU 12/11/26", "hint"],
    ["2026-FA-0042", "2026 FA 0042", "number"],
  ])("number %s, “%s”: %s", (number, label, by) => {
    expect(clue("Lefèvre SARL", { label }, number)).toBe(by);
  });

  it.each<[string, Partial<BankLine>, string | undefined]>([
    ["its own, when the host says so", { debtor: "A", label: "" }, "host"],
    ["not another's, whatever the text says", { debtor: "B", label: "GARAGE LEFEVRE FA-2026-0042" }, undefined],
    ["not of another company", { company: "other", label: "GARAGE LEFEVRE FA-2026-0042" }, undefined],
  ])("%s", (_, line, by) => {
    expect(clue("Garage Lefèvre", line)).toBe(by);
  });

  it("has nothing for who owes nothing, but what the host says", () => {
    const index = bankIndex([bankLine("named", { label: "GARAGE LEFEVRE" }), bankLine("known", { debtor: "A" })]);
    expect(index.of(debtor("A", { name: "Garage Lefèvre" }), []).map(({ line }) => line.id)).toEqual(["known"]);
  });

  const word = fc.constantFrom("GARAGE", "LEFEVRE", "DUVAL", "PORT", "SUD", "DU", "SARL", "1042");
  const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((some) => some.join(" "));
  const numbers = fc.constantFrom("FA-2026-0042", "FA-2026-004", "1042", "042");

  it("finds among many lines what it finds looking at each alone", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, numbers), { maxLength: 12 }), words, numbers, (texts, name, number) => {
        const lines = texts.map(([text, quoted], at) => bankLine(String(at), { label: at % 2 ? text : `${text} ${quoted}` }));
        const [who, items] = [debtor("A", { name }), [item("1", "A", { number })]];
        const told = (some: readonly BankLine[]) =>
          bankIndex(some)
            .of(who, items)
            .map(({ line, by }) => `${line.id} ${by}`)
            .toSorted();
        expect(told(lines)).toEqual(lines.flatMap((line) => told([line])).toSorted());
      }),
    );
  });
});
