import { describe, expect, it } from "vitest";
import { makeDecoder } from "../../../src/connectors/fec/cells.ts";

/** Texts of cells, read one after the other with one decoder. */
function read(...cells: readonly (string | readonly number[])[]): readonly string[] {
  const decoder = makeDecoder();
  return cells.map((cell) => {
    const bytes = typeof cell === "string" ? Buffer.from(cell) : Buffer.from(cell);
    return decoder.text(bytes, 0, bytes.length);
  });
}

describe("the encoding of a cell", () => {
  const [oe, quote] = [
    [0x63, 0xbd, 0x75, 0x72],
    [0x6c, 0x92, 0xe9],
  ] as const;
  it.each([
    ["Écluse", "Écluse"],
    [[0xc9, 0x63], "Éc"],
    [oe, "cœur"],
    [[0x63, 0x9c, 0x75, 0x72], "cœur"],
    [quote, "l’é"],
    [[0x80], "€"],
    [[0xa4], "€"],
  ] as const)("%j is %s", (bytes, text) => {
    expect(read(bytes)).toEqual([text]);
  });

  it("is its own: a name is the same before and after a cell in Windows-1252", () => {
    expect(read(oe, quote, oe)).toEqual(["cœur", "l’é", "cœur"]);
  });
});
