import { appendFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { fecConnector } from "../../../src/connectors/fec/connector.ts";
import { fecSentences } from "../../../src/text/fec.ts";
import { connectorContract } from "../../contracts/connector.ts";

const company = { id: "000000000", name: "Comptoir des Essences" };
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

const header = [
  "JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate",
  "EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise",
].join(" ");

/** One line of a FEC; the customer's lines have its number. */
function line(
  journal: string,
  entry: number,
  on: string,
  account: string,
  customer: string,
  ref: string,
  debit: number,
  credit: number,
  letter = "",
) {
  const name = customer === "" ? "" : `Client ${customer}`;
  const amounts = [debit, credit].map((cents) => (cents / 100).toFixed(2).replace(".", ","));
  return [
    journal,
    journal,
    entry,
    on,
    account,
    account,
    customer,
    name,
    ref,
    on,
    `${journal} ${ref}`,
    ...amounts,
    letter,
    letter && on,
    on,
    "",
    "",
  ].join("\t");
}

function invoice(entry: number, on: string, customer: string, ref: string, cents: number, letter = ""): string[] {
  return [line("VE", entry, on, "411000", customer, ref, cents, 0, letter), line("VE", entry, on, "707000", "", ref, 0, cents)];
}

function payment(entry: number, on: string, customer: string, ref: string, cents: number, letter = ""): string[] {
  return [line("BQ", entry, on, "512000", "", ref, cents, 0), line("BQ", entry, on, "411000", customer, ref, 0, cents, letter)];
}

function file(lines: readonly string[]): string {
  return [header.replaceAll(" ", "\t"), ...lines, ""].join("\n");
}

/** Two years of 400 customers: a paid and an open invoice each, a payment on account for some, one line that makes no sense. */
async function writeBooks(folder: string): Promise<void> {
  const customers = Array.from({ length: 400 }, (_, n) => `C${String(n + 1).padStart(4, "0")}`);
  const paid = customers.flatMap((customer, n) => [
    ...invoice(2 * n + 1, "20250310", customer, `FA25-${n}`, 10_000 + n, "A"),
    ...payment(2 * n + 2, "20250502", customer, `VIR25-${n}`, 10_000 + n, "A"),
  ]);
  const open = customers.flatMap((customer, n) => [
    ...invoice(2 * n + 1, "20260910", customer, `FA26-${n}`, 20_000 + n),
    ...(n % 5 === 0 ? payment(2 * n + 2, "20261102", customer, `VIR26-${n}`, 7_000 + n) : []),
  ]);
  const broken = line("VE", 9_999, "20261399", "411000", "C0001", "FA26-X", 100, 0);
  const rows = customers.map((customer) => `${customer};Client ${customer};entreprise;compta@${customer.toLowerCase()}.example`);
  await writeFile(join(folder, "000000000FEC20251231.txt"), file(paid));
  await writeFile(join(folder, "000000000FEC20261231.txt"), file([...open, broken]));
  await writeFile(join(folder, "clients.csv"), ["compte;nom;nature;email", ...rows, ""].join("\n"));
}

connectorContract({
  name: "fec",
  sentences: fecSentences,
  async make() {
    const folder = await mkdtemp(join(tmpdir(), "relance-fec-"));
    folders.push(folder);
    await writeBooks(folder);
    return {
      connect: () => fecConnector({ folder, company, files: ["*FEC*.txt"], customers: "clients.csv" }),
      async change() {
        await appendFile(join(folder, "clients.csv"), "C9999;Client sans compte;entreprise;nul@c9999.example\n");
        const lines = payment(5_000, "20261103", "C0002", "VIR26-B", 5_000);
        await appendFile(join(folder, "000000000FEC20261231.txt"), `${lines.join("\n")}\n`);
        return ["balance 000000000", "balance 000000000/C0002", `credit ${await creditId(folder)}`];
      },
      breakDown: () => rm(folder, { recursive: true }),
    };
  },
  skip: {
    "ends with the same facts when it is killed after every page":
      "a file is read whole: a pull that was killed starts over, and would do so for ever",
    "shows a board, and writes nothing when it is shown again": "nobody works in a file",
    "tells what people answered at the desk, and never writes over it": "nobody works in a file",
    "writes an effect once, however often it is pushed": "a file carries nothing",
    "finds what was written, and nothing else": "a file carries nothing",
  },
});

/** The id that the books give to the payment that arrived. */
async function creditId(folder: string): Promise<string | undefined> {
  for await (const page of fecConnector({ folder, company, files: ["*FEC*.txt"] }).pull(undefined)) {
    for (const fact of page.facts) if (fact.kind === "credit" && fact.number === "VIR26-B") return fact.id;
  }
  return undefined;
}
