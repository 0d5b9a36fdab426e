import { type Day, endOfMonth } from "../../src/ledger/day.ts";
import { inventedSiren } from "../../src/connectors/memory/siren.ts";
import { type Customer, customers, type Profile } from "./customers.ts";
import { type Entry, type Line } from "./entries.ts";
import { lastDay } from "./trade.ts";

/** How a file is written. */
export interface Dialect {
  readonly separator: "\t" | "|";
  readonly lineEnd: "\n" | "\r\n";
  readonly encoding: "utf-8" | "iso-8859-15";
}

const header = [
  ..."JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate".split(" "),
  ..."EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise".split(" "),
];
const journals = { AN: "À-nouveaux", VE: "Ventes", BQ: "Banque Rive Gauche", HA: "Achats", OD: "Opérations diverses" };

/** A FEC: eighteen fields, entries numbered in order. `broken` may spoil a line's cells. */
export function writeFec(entries: readonly Entry[], dialect: Dialect, broken: (line: Line, cells: string[]) => void = () => {}): Buffer {
  const lines = entries.flatMap((entry, index) =>
    entry.lines.map((line) => {
      const cells = cellsOf(entry, line, index + 1);
      broken(line, cells);
      return cells.join(dialect.separator);
    }),
  );
  const text = [header.join(dialect.separator), ...lines, ""].join(dialect.lineEnd);
  return dialect.encoding === "utf-8" ? Buffer.from(text) : latin9(text);
}

function cellsOf({ journal, on }: Entry, line: Line, number: number): string[] {
  const month = endOfMonth(on);
  const validOn = month < lastDay ? month : lastDay;
  const entry = [journal, journals[journal], String(number).padStart(6, "0"), compact(on)];
  const who = [line.account, line.name, line.customer?.account ?? "", line.customer?.name ?? ""];
  const money = [amount(line.cents), amount(-line.cents), line.letter ?? "", line.letteredOn ? compact(line.letteredOn) : ""];
  return [...entry, ...who, line.number, compact(line.documentOn), line.label, ...money, compact(validOn), "", ""];
}

function compact(on: Day): string {
  return on.replaceAll("-", "");
}

function amount(cents: number): string {
  return cents <= 0 ? "0,00" : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
}

const latin9Codes: Readonly<Record<string, number>> = { "€": 0xa4, œ: 0xbd, Œ: 0xbc, "’": 0x27 };

/** ISO 8859-15, which has no typographic apostrophe. */
function latin9(text: string): Buffer {
  return Buffer.from(Array.from(text, (letter) => latin9Codes[letter] ?? letter.charCodeAt(0)));
}

const natures: Partial<Record<Profile, string>> = { public: "public", consumer: "consumer" };
const salespeople = ["Léa Fontanel", "Marc Oudin", "Sarah Benhaddou"];

/** The customer file that goes with the books, with one row of a customer who never bought. */
export function writeCustomers(seed: number): Buffer {
  const rows = customers.filter(({ more }) => !more.unlisted).map((customer) => customerRow(customer, customers.indexOf(customer), seed));
  const columns =
    "account;name;nature;siren;email;phone;contact;language;postcode;country;terms;salesperson;tags;insolvent;handed over;no follow-up";
  const prospect = "C0099;Prospect Sans Suite;company;;contact@sans-suite.example;;;fr;69000;FR;30;;;;;";
  return Buffer.from([columns, ...rows, prospect, ""].join("\n"));
}

function customerRow({ account, name, profile, city, terms, contact, more }: Customer, index: number, seed: number): string {
  const nature = natures[profile] ?? "company";
  const host = `${slug(name)}.example`;
  const emails = more.noEmail ? [] : [nature === "consumer" ? `${slug(name)}@courriel.example` : `comptabilite@${host}`];
  if (more.secondEmail) emails.push(`direction@${host}`);
  const siren = nature === "consumer" || city[1] !== "FR" ? "" : inventedSiren(seed, index);
  const phone = `04 00 00 ${String(Math.floor(index / 100)).padStart(2, "0")} ${String(index).padStart(2, "0")}`;
  const flags = ["insolvent", "handed over", "no follow-up"].map((flag) => (more.flag === flag ? "x" : ""));
  const language = more.english ? "en" : "fr";
  const salesperson = salespeople[index % salespeople.length] ?? "";
  return [
    account,
    name,
    nature,
    siren,
    emails.join(", "),
    phone,
    contact,
    language,
    ...city,
    terms,
    salesperson,
    more.tags ?? "",
    ...flags,
  ].join(";");
}

function slug(name: string): string {
  const plain = name.replaceAll("œ", "oe").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}
