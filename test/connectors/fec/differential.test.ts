import { describe, expect, it } from "vitest";
import { ConnectorError } from "../../../src/connectors/port.ts";
import { randomFile } from "./random-file.ts";
import { readBook } from "./read-book.ts";
import { slowRead } from "./slow-parser.ts";

const files = 2000;

/** The scanner reads bytes in blocks and decodes little; the slow parser splits strings. They must not differ. */
describe("files of a random dialect with random defects", () => {
  it(`are read as a slow and plain parser reads them, ${files} of them`, () => {
    let [read, refused, spoilt] = [0, 0, 0];
    for (let seed = 1; seed <= files; seed++) {
      const bytes = randomFile(seed);
      const slow = slowRead(bytes);
      const quick = quickRead(bytes, 1 + (seed % 97) * 7);
      if (quick === "refused") {
        expect(slow.setAside.length, `seed ${seed}`).toBeGreaterThan(Math.max(10, slow.kept));
        refused++;
        continue;
      }
      expect(quick, `seed ${seed}`).toEqual(slow);
      read++;
      if (slow.setAside.length > 0) spoilt++;
    }
    expect(read + refused).toBe(files);
    expect(refused).toBeLessThan(files / 20);
    expect(spoilt).toBeGreaterThan(files / 10);
  });
});

function quickRead(bytes: Buffer, chunk: number) {
  try {
    const { balances, retained, records, kept, setAside, lines } = readBook(bytes, [chunk]);
    expect(lines).toHaveLength(kept);
    return {
      balances: Object.fromEntries([...balances].map(([{ account, customer }, balance]) => [`${account} ${customer.key}`, balance])),
      retained,
      records,
      kept,
      setAside: setAside.map(({ place }) => Number(place.split(":")[1])),
    };
  } catch (error) {
    if (error instanceof ConnectorError && error.code === "fec.mostly_broken") return "refused";
    throw error;
  }
}
