import { describe, expect, it } from "vitest";
import { touchedBy } from "../../../src/connectors/fec/accounts.ts";
import type { Line } from "../../../src/connectors/fec/book.ts";
import { countLine, newJournal } from "../../../src/connectors/fec/journals.ts";
import { countDocument, numberOf } from "../../../src/connectors/fec/numbers.ts";

/** The sales of a growing year: PieceRef of each invoice, its entry counted from 1. Yields the number shown for the first. */
function* shown(references: Iterable<string>): Generator<string> {
  const journal = newJournal("VE", "Ventes");
  countLine(journal, touchedBy(Buffer.from("707000"), 0));
  let entry = 0;
  const lineOf = (document: string) => ({ amount: 100, document, entry: String(++entry), label: "", journal }) as Line;
  let first: Line | undefined;
  for (const reference of references) {
    const line = lineOf(reference);
    first ??= line;
    countDocument(journal, 20260105, line);
    yield numberOf(first);
  }
}

/** So many references, the given number in a hundred of them new. */
function* references(count: number, inHundred: (at: number) => number): Generator<string> {
  let [distinct, last] = [0, 0];
  for (let at = 1; at <= count; at++) {
    if (distinct < (at * inHundred(at)) / 100) last = ++distinct;
    yield `FA-${last}`;
  }
}

describe("the number that is shown of a document", () => {
  it("stays, when references are new about every second time", () => {
    const numbers = [...shown(references(2500, (at) => 50 + Math.round(8 * Math.sin(at / 40))))];
    expect(new Set(numbers.slice(20))).toEqual(new Set([numbers[20]]));
  });

  it("is the entry's once references turn out to be months", () => {
    expect([...shown(references(60, () => 3))].at(-1)).toBe("1");
  });

  it("is the reference once references turn out to be numbers after all", () => {
    const numbers = [...shown(references(400, (at) => Math.min(90, at)))];
    expect(numbers[30]).toBe("1");
    expect(numbers.at(-1)).toBe("FA-1");
  });
});
