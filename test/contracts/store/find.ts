import { expect, it } from "vitest";
import { findDebtors } from "../../../src/ledger/store/dossiers.ts";
import { debtor } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { pulled } from "./kit.ts";

const book = [
  debtor("411001", { reference: "LEFE", name: "Garage Lefèvre" }),
  debtor("411002", { reference: "GARAGE", name: "Garage du Cœur" }),
  debtor("411003", { reference: "411001", name: "Cœur de l’Aube" }),
  debtor("411004", { reference: "C-4", name: "Garage" }),
  debtor("411005", { reference: "C-5", name: "Ateliers Ondine" }),
];

export function findCases(fresh: FreshStore): void {
  it.each([
    ["411001", ["411001"], "an id goes before another debtor's reference"],
    ["garage", ["411002"], "a reference before a name"],
    ["lefe", ["411001"], "a reference in any case"],
    ["ATELIERS  ondine ", ["411005"], "a whole name, whatever its case and spaces"],
    ["garage lefevre", ["411001"], "without accents"],
    ["coeur", ["411002", "411003"], "a part of a name; œ is oe"],
    ["l'aube", ["411003"], "either apostrophe"],
    ["nobody", [], "nobody"],
    ["", [], "nothing asked"],
    ["%", [], "no pattern"],
  ])("finds “%s”: %s (%s)", async (text, ids) => {
    const store = fresh();
    await pulled(store, book.toReversed());
    expect((await findDebtors(store, text)).map((one) => one.id)).toEqual(ids);
  });

  it("gives the debtor as the host does", async () => {
    const store = fresh();
    await pulled(store, book);
    await pulled(fresh(), [debtor("411005", { name: "Of another workspace" })]);
    expect(await findDebtors(store, "411005")).toEqual([book[4]]);
  });
}
