import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { customersText, customersWorkbook } from "../../../src/connectors/fec/customer-file.ts";
import { type BookCustomer, mergeCustomers } from "../../../src/connectors/fec/customer-merge.ts";
import { readCustomerTable } from "../../../src/connectors/fec/customer-table.ts";
import { parseCustomers } from "../../../src/connectors/fec/customers.ts";

const french = { language: "fr", currency: "EUR" } as const;

const book: readonly BookCustomer[] = [
  { account: "C01", name: "Aubépine", balance: 10000, overdue: 0 },
  { account: "C02", name: "Bleuet", balance: 250050, overdue: 250050 },
  { account: "C03", name: "Coquelicot", balance: -500, overdue: 0 },
];

function typed(text: string, file = "customers.csv") {
  return readCustomerTable(file, Buffer.from(text));
}

function merge(...texts: readonly string[]) {
  return mergeCustomers(
    texts.map((text, index) => typed(text, index === 0 ? "customers.xlsx" : "customers.csv")),
    book,
    french,
  );
}

describe("a new customer file", () => {
  it("holds every customer of the books, the largest overdue first", () => {
    const { header, rows, added } = mergeCustomers([], book, french);
    expect(header.slice(0, 7)).toEqual(["compte", "nom", "solde", "en retard", "e-mail", "nature", "délai de règlement"]);
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([
      ["C02", "Bleuet", "2500.50", "2500.50", ""],
      ["C01", "Aubépine", "100.00", "0.00", ""],
      ["C03", "Coquelicot", "-5.00", "0.00", ""],
    ]);
    expect(added).toEqual(["C01", "C02", "C03"]);
  });

  it("is text that spreadsheets in France open, and a workbook that says the same", () => {
    const merged = mergeCustomers([], book, french);
    const text = customersText(merged, french);
    expect(text.toString("utf8").split("\r\n")[1]).toBe("C02;Bleuet;2500,50;2500,50;;;;;;;;;;;;;;");
    expect([...text.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect([...parseCustomers("a.xlsx", customersWorkbook(merged, french)).rows.keys()]).toEqual(["C02", "C01", "C03"]);
  });

  it.each(["fr", "en"] as const)("has titles in %s that are read again", (language) => {
    const merged = mergeCustomers([], book, { language, currency: "EUR" });
    const table = readCustomerTable("c.csv", customersText(merged, { language, currency: "EUR" }));
    expect([...table.at.values()]).toEqual(merged.header.map((_, index) => index));
  });
});

describe("a later FEC", () => {
  it("adds the new customers and keeps what was typed", () => {
    const { header, rows, added, strangers } = merge(
      "compte;nom;e-mail;Ma note;\nC09;Parti;p@a.example;ancien;x\nc02;Bleuet & Cie;b@b.example;appeler le soir\n",
    );
    expect(header).toEqual(["compte", "nom", "e-mail", "Ma note", "", "solde", "en retard", "nature", "délai de règlement"]);
    expect(rows).toEqual([
      ["c02", "Bleuet & Cie", "b@b.example", "appeler le soir", "", "2500.50", "2500.50", "", ""],
      ["C01", "Aubépine", "", "", "", "100.00", "0.00", "", ""],
      ["C03", "Coquelicot", "", "", "", "-5.00", "0.00", "", ""],
      ["C09", "Parti", "p@a.example", "ancien", "x", "", "", "", ""],
    ]);
    expect({ added, strangers }).toEqual({ added: ["C01", "C03"], strangers: 1 });
  });

  it("keeps rows without an account and second rows of one account", () => {
    const { rows } = merge("compte;nom\n;un titre\nC01;Aubépine\nC01;la même\n");
    expect(rows.map((cells) => cells.slice(0, 2).join("|"))).toEqual([
      "C02|Bleuet",
      "C01|Aubépine",
      "C03|Coquelicot",
      "|un titre",
      "C01|la même",
    ]);
  });

  it("fills the empty cells of one file from the other, whatever the order of columns", () => {
    const { rows, conflicts } = merge("compte;e-mail;nature\nC01;a@a.example;\n", "Type;Account;Note\npublic;C01;n\n");
    expect(conflicts).toEqual([]);
    expect(rows.find((cells) => cells[0] === "C01")?.slice(0, 4)).toEqual(["C01", "a@a.example", "public", "n"]);
  });

  it("takes a row without an account once, though both files hold it", () => {
    const { rows } = merge("compte;nom;e-mail\n;un titre\n", "compte;nom;e-mail\n;un titre;\n");
    expect(rows.filter((cells) => cells[1] === "un titre")).toHaveLength(1);
  });

  it("names the cells that were typed differently in the two files", () => {
    const { conflicts } = merge("compte;solde;e-mail\nC01;1;a@a.example\n", "account;email;balance\nC02;;\nC01;z@z.example;2\n");
    expect(conflicts).toEqual([
      {
        account: "C01",
        column: "e-mail",
        first: { place: "customers.xlsx:2", value: "a@a.example" },
        second: { place: "customers.csv:3", value: "z@z.example" },
      },
    ]);
  });
});

const cell = fc.string({ unit: fc.constantFrom("a", "é", " ", ";", '"', "\n", "=", "+", "-", "@", "'", "1", ",", "&", "<"), maxLength: 6 });
const rowsOf = fc.uniqueArray(fc.record({ account: fc.constantFrom("C01", "C02", "X1", "X2"), email: cell, note: cell }), {
  selector: (row) => row.account,
  maxLength: 4,
});

describe("whatever was typed", () => {
  const trimmed = (text: string) => text.trim();

  it.each([
    ["text", customersText],
    ["workbook", customersWorkbook],
  ] as const)("comes back from the %s, and a second merge changes no byte", (_what, write) => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const header = ["compte", "e-mail", "Ma note"];
        const body = rows.map(({ account, email, note }, index) => ({ line: index + 2, cells: [account, email, note].map(trimmed) }));
        const merged = mergeCustomers([{ ...typed("compte;e-mail;Ma note\n"), header, rows: body }], book, french);
        const written = write(merged, french);
        const again = readCustomerTable("c", written);
        const back = new Map(again.rows.map((row) => [row.cells[0], row.cells]));
        for (const { cells } of body) expect([0, 1, 2].map((index) => back.get(cells[0])?.[index] ?? "")).toEqual(cells);
        expect(write(mergeCustomers([again], book, french), french).equals(written)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("never reaches a spreadsheet as a formula", () => {
    const merged = mergeCustomers([], [{ account: "C01", name: '=HYPERLINK("x")', balance: 0, overdue: 0 }], french);
    expect(customersText(merged, french).toString()).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe("files that a spreadsheet saved again", () => {
  it.each([
    ["UTF-16 text", Buffer.from("\ufeffcompte\te-mail\r\nC01\ta@a.example\r\n", "utf16le")],
    ["Latin-9 text", Buffer.from("compte;t\xe9l\xe9phone;e-mail\r\nC01;;a@a.example\r\n", "latin1")],
    ["commas", Buffer.from("account,email\nC01,a@a.example\n")],
  ])("%s", (_what, bytes) => {
    expect(parseCustomers("c.csv", bytes).rows.get("C01")).toMatchObject({ email: ["a@a.example"] });
  });
});
