import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Entry, entriesOf, type Line } from "./fec-example/entries.ts";
import { situations } from "./fec-example/situations.ts";
import { trade } from "./fec-example/trade.ts";
import { writeCustomers, writeFec } from "./fec-example/write.ts";

const seed = 20261121;

/**
 * The invented books of `examples/fec`, by path in it: always the same bytes. To write them again after a change, with a
 * Node that runs TypeScript (22.18 or later): `node scripts/make-fec-example.ts`.
 */
export function makeFecExample(): Readonly<Record<string, Buffer>> {
  const routine = trade(seed);
  const deals = [...routine, ...situations(routine)];
  const before = entriesOf(2025, deals, [], seed);
  const now = entriesOf(2026, deals, before, seed);
  return {
    "book/812345676FEC20251231.txt": writeFec(before, { separator: "\t", lineEnd: "\n", encoding: "utf-8" }),
    "book/812345676FEC20261120.txt": writeFec(now, { separator: "|", lineEnd: "\r\n", encoding: "iso-8859-15" }, breaking(now)),
    "customers.csv": writeCustomers(seed),
  };
}

/** Two lines as a hand in a spreadsheet leaves them: an amount with a thousands separator, a day that does not exist. */
function breaking(entries: readonly Entry[]) {
  const amountLine = lastOpenInvoice(entries, "Optique Belvédère");
  const dateLine = lastOpenInvoice(entries, "Charpentes Grandval");
  return (line: Line, cells: string[]) => {
    if (line === amountLine) cells[11] = (cells[11] ?? "").replace(/^(\d)(.*),/, "$1 $2,");
    if (line === dateLine) cells[3] = "20261131";
  };
}

function lastOpenInvoice(entries: readonly Entry[], name: string): Line {
  const lines = entries.filter(({ journal }) => journal === "VE").flatMap((entry) => entry.lines);
  const found = lines.findLast((line) => line.customer?.name === name && line.letter === undefined && line.cents > 0);
  if (found === undefined) throw new Error(`no open invoice of ${name} to spoil`);
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL("../examples/fec/", import.meta.url));
  for (const [name, content] of Object.entries(makeFecExample())) await writeFile(join(folder, name), content);
}
