import { expect, it } from "vitest";
import { progressLine } from "../../src/cli/progress.ts";
import { table } from "../../src/cli/table.ts";

it("sets amounts on the right and counts characters, not bytes or colours", () => {
  const rows = [
    ["Garage Lefèvre", "1 234,56 €"],
    ["\u001b[1mÉté\u001b[22m", "7,00 €"],
  ];
  expect(table([{ title: "client" }, { title: "dû", align: "right" }], rows)).toBe(
    ["  client                  dû", "  Garage Lefèvre  1 234,56 €", "  \u001b[1mÉté\u001b[22m                 7,00 €"].join("\n"),
  );
});

it.each([
  [true, ["\r\u001b[Kone", "\r\u001b[Kthree", "\r\u001b[K"]],
  [false, ["three\n"]],
])("progress on a terminal: %s", (terminal, written) => {
  const told: string[] = [];
  let now = 0;
  const io = {
    out: () => {},
    err: (text: string) => void told.push(text),
    terminal,
    columns: 80,
    env: {},
    cwd: "",
    stop: new AbortController().signal,
  };
  const line = progressLine(io, () => now);
  for (const [at, text] of [
    [150, "one"],
    [160, "two"],
    [2200, "three"],
  ] as const) {
    now = at;
    line.update(text);
  }
  line.end();
  expect(told).toEqual(written);
});
