import { describe, expect, it } from "vitest";
import { parseRows, separatorOf } from "../../../src/connectors/fec/csv.ts";

describe("rows of a customer file", () => {
  it.each<[text: string, rows: readonly (readonly string[])[]]>([
    [
      "a;b\n1;2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a;b\n1;2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a;\n;2\n",
      [
        ["a", ""],
        ["", "2"],
      ],
    ],
    ['"a;b";"say ""hi"""\n', [["a;b", 'say "hi"']]],
    ['"two\nlines";x\n', [["two\nlines", "x"]]],
    ['24" pipe;x\n', [['24" pipe', "x"]]],
    ["\n;;\n a ; b \n", [["a", "b"]]],
    ["", []],
  ])("%j", (text, rows) => {
    expect(parseRows(text, ";").map((row) => row.cells)).toEqual(rows);
  });

  it("counts lines as an editor does", () => {
    expect(parseRows('h\n"two\nlines"\n\nlast\n', ";").map((row) => row.line)).toEqual([1, 2, 5]);
  });

  it.each([
    ["account;name", ";"],
    ["account,name", ","],
    ["account\tname\tcity, country", "\t"],
    ["account", ";"],
  ])("%j is separated by %j", (header, separator) => {
    expect(separatorOf(header)).toBe(separator);
  });
});
