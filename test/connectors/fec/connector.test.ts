import { appendFile, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Page } from "../../../src/connectors/port.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { connectorOn, pulled, readAll } from "./read-all.ts";

const book = bookText()
  .invoice("20260105", "C01", "FA-1", 120000)
  .invoice("20260901", "C02", "FA-2", 30000)
  .payment("20261001", "C02", "V1", 1000);
const file = "FEC20261231.txt";

async function pagesAfter(folder: string, cursor: string | undefined, options = {}): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for await (const page of connectorOn(folder, options).pull(cursor)) pages.push(page);
  return pages;
}

describe("the cursor", () => {
  it("tells the contents of the files from their dates", async () => {
    await withFolder({ [file]: book.text() }, async (folder) => {
      const cursor = (await pagesAfter(folder, undefined)).at(-1)?.next;
      await utimes(join(folder, file), 1, 1);
      expect(await pagesAfter(folder, cursor)).toEqual([]);
      await writeFile(join(folder, file), book.text().replace("300,00", "300,01"));
      expect(await pagesAfter(folder, cursor)).not.toEqual([]);
    });
  });

  it("changes with the settings and with the customer file", async () => {
    await withFolder({ [file]: book.text(), "customers.csv": "account;terms\nC01;60\n" }, async (folder) => {
      const next = async (options: object) => (await pagesAfter(folder, undefined, options)).at(-1)?.next;
      const cursors = [await next({}), await next({ paymentTerm: "45" }), await next({ customers: "customers.csv" })];
      await appendFile(join(folder, "customers.csv"), "C02;30\n");
      cursors.push(await next({ customers: "customers.csv" }));
      expect(new Set(cursors).size).toBe(4);
    });
  });

  it("starts over after a pull that was killed", async () => {
    await withFolder({ [file]: book.text() }, async (folder) => {
      const pages = await pagesAfter(folder, undefined);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages.slice(0, -1)) expect(pulled(await pagesAfter(folder, page.next)).facts).toEqual(pulled(pages).facts);
    });
  });

  it("sweeps twice when the files changed after a pull was killed", async () => {
    await withFolder({ [file]: book.text() }, async (folder) => {
      const [killed] = await pagesAfter(folder, undefined);
      await writeFile(join(folder, file), book.text().replaceAll("FA-2", "FA-9"));
      const resumed = await pagesAfter(folder, killed?.next);
      const swept = await pagesAfter(folder, resumed.at(-1)?.next);
      expect(pulled(swept).facts).toEqual(pulled(resumed).facts);
      expect(await pagesAfter(folder, swept.at(-1)?.next)).toEqual([]);
    });
  });

  it("is the same wherever the workspace stands", async () => {
    const cursor = () => withFolder({ [file]: book.text() }, async (folder) => (await pagesAfter(folder, undefined)).at(-1)?.next);
    expect(await cursor()).toBe(await cursor());
  });
});

describe("pages", () => {
  it("hold a thousand facts, and only the last one says that all is listed", async () => {
    const large = bookText();
    for (let at = 0; at < 2500; at++) large.invoice("20260105", `C${at % 50}`, `FA-${at}`, 1000 + at);
    await withFolder({ [file]: large.text() }, async (folder) => {
      const { pages } = await readAll(folder);
      expect(pages.filter((page) => page.facts.length > 0).map((page) => page.facts.length)).toEqual([1000, 1000, 601]);
      expect(pages.map((page) => page.complete !== undefined)).toEqual(pages.map((_, index) => index === pages.length - 1));
    });
  });
});

describe("check", () => {
  it("names what a person can complete", async () => {
    const files = { [file]: book.text(), "customers.csv": "account;email\nC01;a@b.example\nC77;x@y.example\n" };
    await withFolder(files, async (folder) => {
      expect(await connectorOn(folder, { customers: "customers.csv" }).check()).toEqual([
        { level: "ok", code: "fec.file_read", params: { file, records: 6, lines: 3, from: "2026-01-05", to: "2026-10-01" } },
        {
          level: "ok",
          code: "fec.balance",
          params: { amount: 149000, currency: "EUR", accounts: "410, 411, 413, 416, 4191", on: "2026-10-01" },
        },
        { level: "warning", code: "fec.one_year", params: { file } },
        { level: "ok", code: "fec.customer_file_read", params: { rows: 2, customers: 2 } },
        { level: "warning", code: "fec.rows_without_account", params: { count: 1, names: "C77" } },
      ]);
      const [last] = (await connectorOn(folder).check()).slice(-1);
      // C02 is due on 1 October, the last day of the book: not yet overdue.
      expect(last).toEqual({
        level: "warning",
        code: "fec.overdue_without_email",
        params: { count: 1, names: "C01 Client C01", amount: 120000, currency: "EUR" },
      });
    });
  });
});
