import { describe, expect, it } from "vitest";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { connectorOn, readAll } from "./read-all.ts";

const first = bookText().invoice("20250301", "C01", "FA-1", 120000).invoice("20251130", "C01", "FA-2", 60000);
const opened = () =>
  bookText()
    .opening("20260101", "C01", "FA-1", 120000, { documentOn: "20250301" })
    .opening("20260101", "C01", "FA-2", 60000, { documentOn: "20251130" });

describe("several files", () => {
  it("an older export of the same year is left out, and said", async () => {
    const files = {
      "FEC20251231.txt": first.text(),
      "FEC20260630.txt": opened().invoice("20260601", "C01", "FA-3", 1000).text(),
      "FEC20261031.txt": opened().invoice("20260601", "C01", "FA-3", 1000).invoice("20261001", "C01", "FA-4", 2000).text(),
    };
    await withFolder(files, async (folder) => {
      const { items } = await readAll(folder);
      expect(items.map((item) => [item.number, item.source.place])).toEqual([
        ["FA-1", "FEC20251231.txt:2"],
        ["FA-2", "FEC20251231.txt:4"],
        ["FA-3", "FEC20261031.txt:6"],
        ["FA-4", "FEC20261031.txt:8"],
      ]);
      expect(await connectorOn(folder).check()).toContainEqual({
        level: "warning",
        code: "fec.superseded",
        params: { file: "FEC20260630.txt" },
      });
    });
  });

  it("a second download of the same file is not read", async () => {
    await withFolder({ "FEC20251231.txt": first.text(), "FEC20251231 (1).txt": first.text() }, async (folder) => {
      expect((await readAll(folder)).balances.map((balance) => balance.amount)).toEqual([180000, 180000]);
      expect(await connectorOn(folder).check()).toContainEqual({ level: "warning", code: "fec.copy", params: { file: "FEC20251231.txt" } });
    });
  });

  it("the parts of a large file are one year", async () => {
    const [header, ...lines] = first.lines();
    const part = (from: number, to: number) => [header, ...lines.slice(from, to), ""].join("\n");
    await withFolder({ "FEC20251231_1.txt": part(0, 2), "FEC20251231_2.txt": part(2, 4) }, async (folder) => {
      expect((await readAll(folder)).items.map((item) => item.number)).toEqual(["FA-1", "FA-2"]);
    });
  });

  it("months exported one by one follow each other", async () => {
    const files = {
      "FEC20260131.txt": bookText().invoice("20260105", "C01", "FA-1", 1000).text(),
      "FEC20260228.txt": bookText().payment("20260205", "C01", "V1", 400).text(),
    };
    await withFolder(files, async (folder) => {
      expect((await readAll(folder)).balances[0]?.amount).toBe(600);
    });
  });

  it("years are put in order by their content when the names do not say", async () => {
    await withFolder({ "b-FEC.txt": first.text(), "a-FEC.txt": opened().payment("20260110", "C01", "V1", 5000).text() }, async (folder) => {
      const { items, credits } = await readAll(folder);
      expect(items.map((item) => item.source.place)).toEqual(["b-FEC.txt:2", "b-FEC.txt:4"]);
      expect(credits).toHaveLength(1);
    });
  });

  it("an invoice has the same id with and without the year that it was issued in", async () => {
    const both = await withFolder({ "FEC20251231.txt": first.text(), "FEC20261231.txt": opened().text() }, (folder) => readAll(folder));
    const alone = await withFolder({ "FEC20261231.txt": opened().text() }, (folder) => readAll(folder));
    expect(alone.items.map((item) => item.id)).toEqual(both.items.map((item) => item.id));
  });

  it("a customer who changes its account is believed in the later year", async () => {
    const moved = bookText().opening("20260101", "C01B", "FA-1", 180000).text();
    await withFolder({ "FEC20251231.txt": first.text(), "FEC20261231.txt": moved }, async (folder) => {
      const { balances, setAside } = await readAll(folder);
      expect(balances.map((balance) => [balance.debtor, balance.amount])).toEqual([
        [undefined, 180000],
        ["000000000/C01", 0],
        ["000000000/C01B", 180000],
      ]);
      expect(setAside.map((row) => [row.code, row.params.customer, row.params.closing, row.params.opening])).toEqual([
        ["fec.opening_differs", "C01", 180000, 0],
        ["fec.opening_differs", "C01B", 0, 180000],
      ]);
    });
  });
});
