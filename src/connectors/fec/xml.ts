import { ConnectorError } from "../port.ts";
import type { OnLine } from "./lines.ts";
import { markupScanner, xmlDecoder } from "./markup.ts";

/** The columns of the rows that are made of the XML variant, whose elements have these names but for two. */
const columns = [
  "JournalCode",
  "JournalLib",
  "EcritureNum",
  "EcritureDate",
  "CompteNum",
  "CompteLib",
  "CompAuxNum",
  "CompAuxLib",
  "PieceRef",
  "PieceDate",
  "EcritureLib",
  "Debit",
  "Credit",
  "EcritureLet",
  "DateLet",
  "ValidDate",
  "Montantdevise",
  "Idevise",
];
const renamed: Readonly<Record<string, string>> = { compteauxnum: "compauxnum", compteauxlib: "compauxlib" };
const amounts = new Set(["debit", "credit", "montant"]);

type Cells = Map<string, string>;

/**
 * Turns the XML of the tax office's schema (`comptabilite > exercice > journal > ecriture > ligne`) into the rows of a flat
 * file, entry by entry. A row has the line that its `ligne` starts on. @throws ConnectorError
 */
export function xmlReader(file: string, onLine: OnLine): { feed(block: Buffer): void; end(): void } {
  const decoder = xmlDecoder();
  const path: string[] = [];
  const journal: Cells = new Map();
  const entry: Cells = new Map();
  let lines: { readonly cells: Cells; readonly number: number }[] = [];
  let text = "";
  let started = false;

  function give(cells: readonly string[], number: number) {
    const bytes = Buffer.from(cells.join("\t"));
    onLine(bytes, 0, bytes.length, number);
  }

  function levelOf(): Cells | undefined {
    if (path.includes("ligne")) return lines.at(-1)?.cells;
    if (path.includes("ecriture")) return entry;
    return path.includes("journal") ? journal : undefined;
  }

  function endEntry() {
    for (const { cells, number } of lines) {
      const all = new Map([...journal, ...entry, ...cells]);
      const amount = all.get("montant");
      if (amount !== undefined) all.set(/^(D|\+?1)$/i.test(all.get("sens") ?? "") ? "debit" : "credit", amount);
      give(
        columns.map((column) => all.get(column.toLowerCase()) ?? ""),
        number,
      );
    }
    lines = [];
    entry.clear();
  }

  const scanner = markupScanner(file, {
    open(tag, number) {
      const name = tag.toLowerCase();
      if (path.length === 0 && name !== "comptabilite") throw new ConnectorError("fec", "fix", "fec.xml", { file, element: tag });
      if (!started) give(columns, number);
      started = true;
      path.push(name);
      if (name === "journal") journal.clear();
      if (name === "ligne") lines.push({ cells: new Map(), number });
      text = "";
    },
    text(more) {
      text += more;
    },
    close(tag, number) {
      const name = tag.toLowerCase();
      if (path.pop() !== name) throw new ConnectorError("fec", "fix", "fec.xml_damaged", { file, line: number });
      if (name === "ecriture") endEntry();
      else if (name !== "ligne" && name !== "journal") levelOf()?.set(renamed[name] ?? name, cellOf(name, text));
      text = "";
    },
  });

  return {
    feed: (block) => scanner.feed(decoder(block)),
    end() {
      scanner.end();
      if (path.length > 0) throw new ConnectorError("fec", "fix", "fec.xml_damaged", { file, line: scanner.line() });
    },
  };
}

/** XML writes amounts with a dot, by its own rules. */
function cellOf(name: string, text: string): string {
  const clean = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return amounts.has(name) ? clean.replace(".", ",") : clean;
}
