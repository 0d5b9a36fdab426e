import { isUtf8 } from "node:buffer";

/** What a file says, told slowly and plainly: the whole text at once, every line split, every rule written out. */
export interface SlowBook {
  /** Cents by account and customer. */
  readonly balances: Readonly<Record<string, number>>;
  readonly retained: number;
  readonly records: number;
  readonly kept: number;
  /** Lines that could not be read. */
  readonly setAside: readonly number[];
}

interface Piece {
  readonly text: string;
  readonly number: number;
}

const names: Readonly<Record<string, string>> = {
  compteauxnum: "compauxnum",
  compteauxlib: "compauxlib",
};
const labels = ["ecriturelib", "compauxlib", "comptelib", "journallib", "pieceref"];

export function slowRead(bytes: Buffer): SlowBook {
  const text = bytes.toString("latin1").replace(/^\u00ef\u00bb\u00bf/, "");
  const lineEnd = /^[^\r\n]*\r*\n/.test(text) ? "\n" : "\r";
  const pieces = text
    .split(lineEnd)
    .map((line, index) => ({ text: withoutEnd(line), number: index + 1 }))
    .filter((piece) => piece.text !== "");
  const [header, ...body] = pieces;
  const separator = header!.text.includes("\t") ? "\t" : "|";
  const all = header!.text.split(separator).map(columnName);
  const columns = all.slice(0, all.findLastIndex((name) => name !== "") + 1);
  const spare = all.length - columns.length;
  const at = (name: string) => columns.indexOf(name);
  const bySense = at("sens") >= 0;
  const money = bySense ? ["montant", "sens"] : ["debit", "credit"];
  const needed = Math.max(...["journalcode", "ecriturenum", "ecrituredate", "comptenum", ...money].map(at)) + 1;

  const balances: Record<string, number> = {};
  const known = new Set<string>();
  const setAside: number[] = [];
  let [retained, records, kept] = [0, 0, 0];

  const cell = (cells: readonly string[], name: string) => {
    const inner = trimmed(cells[at(name)] ?? "");
    return money.includes(name) ? inner.replace(/^\u00c2?\u00a0|\u00c2?\u00a0$/g, "") : inner;
  };
  const amountOf = (cells: readonly string[]): number | undefined => {
    if (bySense) {
      const sense = { D: 1, "1": 1, "+1": 1, C: -1, "-1": -1 }[cell(cells, "sens")];
      const amount = cents(cell(cells, "montant"));
      return sense === undefined || amount === undefined || cell(cells, "montant") === "" ? undefined : sense * amount;
    }
    const [debit, credit] = [cell(cells, "debit"), cell(cells, "credit")];
    if (debit === "" && credit === "") return undefined;
    const [d, c] = [cents(debit), cents(credit)];
    return d === undefined || c === undefined ? undefined : d - c;
  };
  const isAmountLike = (cells: readonly string[]) => /^\D?\d+,\d*$/.test(cell(cells, "ecriturelet"));
  const fits = (cells: readonly string[], strictly: boolean) =>
    cells.length >= needed &&
    isDay(cell(cells, "ecrituredate")) &&
    /^\d/.test(cell(cells, "comptenum")) &&
    amountOf(cells) !== undefined &&
    !isAmountLike(cells) &&
    ["piecedate", "validdate", "datelet"].every((name) => {
      const value = cell(cells, name);
      if (value === "") return !strictly || name === "datelet" || at(name) < 0;
      return isDay(value) || /^0+$/.test(value);
    });
  const isReceivable = (account: string) => account.startsWith("411");
  const customerOf = (cells: readonly string[]) => `${cell(cells, "comptenum")} ${cell(cells, "compauxnum")}`;
  /** Without a number the name stands for the customer, and without a name what the label says, or the account. */
  const keyOf = (cells: readonly string[]) => {
    const account = cell(cells, "comptenum");
    const [name, label] = ["compauxlib", "ecriturelib"].map((column) => readable(cell(cells, column)));
    return `${account} ${cell(cells, "compauxnum") || name || nameIn(label ?? "") || account}`;
  };
  const meaning = (cells: readonly string[]) =>
    isReceivable(cell(cells, "comptenum"))
      ? [customerOf(cells), cell(cells, "ecriturelet"), cell(cells, "ecrituredate"), amountOf(cells)].join("/")
      : [cell(cells, "comptenum"), cell(cells, "ecrituredate")].join("/");

  function repaired(cells: readonly string[]): readonly string[] | undefined {
    const isEmpty = (rest: readonly string[]) => rest.every((each) => each.trim() === "");
    for (const strictly of [true, false]) {
      const cut = cells.slice(0, columns.length);
      if (isEmpty(cells.slice(columns.length)) && fits(cut, strictly)) return cut;
      const ways: (readonly string[])[] = [];
      for (let extra = 1; extra <= cells.length - columns.length; extra++)
        for (const label of labels.filter((name) => at(name) >= 0)) {
          const joined = cells.slice(at(label), at(label) + extra + 1).join(separator);
          const way = [...cells.slice(0, at(label)), joined, ...cells.slice(at(label) + extra + 1)];
          if (isEmpty(way.slice(columns.length)) && fits(way.slice(0, columns.length), strictly)) ways.push(way.slice(0, columns.length));
        }
      const agreed = (some: readonly (readonly string[])[]) => (new Set(some.map(meaning)).size === 1 ? some[0] : undefined);
      const found = agreed(ways) ?? agreed(ways.filter((way) => known.has(customerOf(way))));
      if (found) return found;
    }
    return undefined;
  }

  function take(whole: string, number: number) {
    records++;
    const raw = whole.split(separator);
    const cells = raw.length <= columns.length + spare ? raw : repaired(raw);
    if (cells === undefined) {
      const mayBe = raw.slice(at("comptenum"), at("comptenum") + raw.length - columns.length + 1);
      if (mayBe.some((each) => isReceivable(trimmed(each)))) setAside.push(number);
      return;
    }
    const account = cell(cells, "comptenum");
    if (cells.length < needed) setAside.push(number);
    else if (account === "") return;
    else if (!/^\d/.test(account)) setAside.push(number);
    else if (!isReceivable(account)) {
      const next = trimmed(cells[at("comptenum") + 1] ?? "");
      if (!isDay(cell(cells, "ecrituredate")) && isReceivable(next)) setAside.push(number);
    } else {
      const amount = amountOf(cells);
      if (!isDay(cell(cells, "ecrituredate")) || isAmountLike(cells) || amount === undefined) return void setAside.push(number);
      known.add(keyOf(cells));
      if (account.startsWith("4117")) retained += amount;
      else {
        balances[keyOf(cells)] = (balances[keyOf(cells)] ?? 0) + amount;
        if (amount !== 0) kept++;
      }
    }
  }

  const isWhole = ({ text: line }: Piece) => {
    const cells = line.split(separator);
    return cells.length >= columns.length || fits(cells, false);
  };
  for (let index = 0; index < body.length;) {
    const first = body[index]!;
    let [joined, count] = [first.text, 1];
    while (joined.split(separator).length < columns.length) {
      const next = body[index + count];
      if (next === undefined || isWhole(next)) break;
      const longer = `${joined}\n${next.text}`;
      const cells = longer.split(separator);
      if (cells.length > columns.length + spare) break;
      if (joined.split(separator).length >= needed && next.text.split(separator).length >= needed) break;
      if (cells.length >= needed && !fits(cells, false)) break;
      [joined, count] = [longer, count + 1];
    }
    take(joined, first.number);
    index += count;
  }
  return { balances, retained, records, kept, setAside };
}

/** Words without a digit that are neither a document's nor a bank's, in capitals without accents. */
function nameIn(label: string): string {
  const plain = label.normalize("NFD").replace(/\p{M}/gu, "").toUpperCase();
  const words = (plain.match(/[A-Z0-9&]+/g) ?? []).filter((word) => !/\d|^(?:REGLEMENT|FACTURE|VIREMENT|NO?|REF|SOLDE)$/.test(word));
  while (/^(?:.|DE|DU|DES|LA|LE)$/.test(words[0] ?? "none")) words.shift();
  return words.join(" ");
}

function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && ["\r", "\0", "\u001a"].includes(line[end - 1]!)) end--;
  return line.slice(0, end);
}

function columnName(name: string): string {
  const plain = decoded(name)
    .normalize("NFD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
  return names[plain] ?? plain;
}

function decoded(text: string): string {
  const bytes = Buffer.from(text, "latin1");
  return isUtf8(bytes) ? bytes.toString() : text;
}

/** Line ends, tabs and no-break spaces inside a text are spaces. */
function readable(text: string): string {
  return decoded(text)
    .replaceAll('""', '"')
    .replace(/[\p{Cc}\u00a0]+/gu, " ")
    .trim();
}

function trimmed(cell: string): string {
  const inner = cell.replace(/^[\0- ]+|[\0- ]+$/g, "");
  return inner.length >= 2 && inner.startsWith('"') && inner.endsWith('"') ? inner.slice(1, -1).replace(/^[\0- ]+|[\0- ]+$/g, "") : inner;
}

/** Undefined when it is no amount; nothing counts as 0. */
function cents(text: string): number | undefined {
  if (text === "") return 0;
  const match = /^([+-]?)(\d+)(?:,(\d\d?)0*|,|\.(\d\d?)?)?([+-]?)$/.exec(text);
  if (!match || (match[1] && match[5])) return undefined;
  const value = Number(match[2]) * 100 + Number((match[3] ?? match[4] ?? "").padEnd(2, "0"));
  return (match[1] || match[5]) === "-" ? 0 - value : value;
}

function isDay(text: string): boolean {
  const match = /^(\d{4})[-/.](\d\d)[-/.](\d\d)(?:[ T].*)?$|^(\d\d)[-/.](\d\d)[-/.](\d{4})(?: .*)?$|^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, date] = [match[1] ?? match[6] ?? match[7], match[2] ?? match[5] ?? match[8], match[3] ?? match[4] ?? match[9]];
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, Number(date)));
  return day.getUTCMonth() === Number(month) - 1 && day.getUTCDate() === Number(date) && Number(month) >= 1;
}
