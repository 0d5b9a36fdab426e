import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../../src/ledger/facts.ts";
import { bookText } from "./book-text.ts";
import { withFolder } from "./folder.ts";
import { letteredBook } from "./lettered-book.ts";
import { type Pulled, readAll } from "./read-all.ts";

const file = "FEC20261231.txt";

/** What a ledger would see between two pulls, but for the lines of the file where facts stand. */
function moves(before: Pulled, after: Pulled) {
  const [old, now] = [byKey(before), byKey(after)];
  return {
    added: [...now.keys()].filter((key) => !old.has(key)).toSorted(),
    gone: [...old.keys()].filter((key) => !now.has(key)).toSorted(),
    changed: [...now.keys()].filter((key) => old.has(key) && old.get(key) !== now.get(key)).toSorted(),
  };
}

function byKey({ facts }: Pulled): ReadonlyMap<string, string> {
  return new Map(facts.map((fact) => [nameOf(fact), JSON.stringify({ ...fact, source: undefined })]));
}

/** In accounting words, and with the id: an id that moved is another fact. */
function nameOf(fact: Fact): string {
  const number = "number" in fact ? ` ${fact.number}` : fact.kind === "payment" ? ` of ${fact.invoice}` : "";
  return `${fact.kind}${number} ${fact.id}`;
}

const short = (names: readonly string[]) => names.map((name) => name.replace(/ [0-9a-f]{32}$/, ""));

describe("the same book three weeks later", () => {
  const first = bookText()
    .invoice("20260901", "C01", "FA-1", 120000)
    .invoice("20260905", "C01", "FA-2", 60000)
    .invoice("20260910", "C02", "FA-3", 30000, { letter: "A" })
    .payment("20261001", "C02", "PRLV3", 30000, { letter: "A" })
    .invoice("20260912", "C03", "FA-4", 45000)
    .invoice("20260912", "C03", "FA-4", 45000);
  // Entries of before are written again in another order, behind new ones, and get other numbers.
  const later = bookText()
    .invoice("20261015", "C01", "FA-5", 7000)
    .payment("20261012", "C01", "VIR9", 120000, { letter: "A" })
    .payment("20261001", "C02", "PRLV3", 30000, { letter: "A" })
    .rejection("20261009", "C02", "PRLV3", 30000)
    .invoice("20260912", "C03", "FA-4", 45000)
    .invoice("20260912", "C03", "FA-4", 45000)
    .invoice("20260910", "C02", "FA-3", 30000, { letter: "A" })
    .invoice("20260905", "C01", "FA-2", 60000)
    .invoice("20260901", "C01", "FA-1", 120000, { letter: "A" });

  it("changes only what happened since: a new invoice, a payment, a rejection", async () => {
    const [before, after] = [
      await withFolder({ [file]: first.text() }, (folder) => readAll(folder)),
      await withFolder({ [file]: later.text() }, (folder) => readAll(folder)),
    ];
    const { added, gone, changed } = moves(before, after);
    expect(short(added)).toEqual(["open_item FA-3", "open_item FA-5", "payment of FA-1"]);
    expect(short(gone)).toEqual(["open_item FA-1", "payment of FA-3"]);
    expect(changed).toEqual(["balance 000000000", "balance 000000000/C01", "balance 000000000/C02"]);
  });

  it("gives drafts the ids that they keep when they are validated", async () => {
    const draft = (from: number) => first.text().replace(/^(\w+\t[^\t]+\t)(\d+)/gm, (_, head, number) => `${head}${from + Number(number)}`);
    const read = (text: string) => withFolder({ [file]: text.replace(/FA-\d/g, "-") }, (folder) => readAll(folder));
    const [before, after] = [await read(draft(9000)), await read(draft(0))];
    expect(after.items.map(({ id }) => id)).toEqual(before.items.map(({ id }) => id));
    expect(new Set(after.items.map(({ id }) => id)).size).toBe(4);
  });

  it("whatever happens in a quarter, everything else is the same fact", async () => {
    await fc.assert(
      fc.asyncProperty(letteredBook, async ({ before, files, since }) => {
        const [old, now] = [await withFolder(before, (folder) => readAll(folder)), await withFolder(files, (folder) => readAll(folder))];
        const { added, gone, changed } = moves(old, now);
        const documents = [...added, ...gone, ...changed].filter((name) => /^(open_item|credit|payment) /.test(name));
        const numbers = documents.map((name) => /[A-Z]+-\d+/.exec(name)?.[0] ?? name);
        expect(numbers.filter((number) => !since.has(number))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it("read again as it is, nothing moves", async () => {
    await fc.assert(
      fc.asyncProperty(letteredBook, async ({ files }) => {
        const read = () => withFolder(files, (folder) => readAll(folder));
        expect((await read()).facts).toEqual((await read()).facts);
      }),
      { numRuns: 20 },
    );
  });
});
