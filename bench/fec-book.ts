import { closeSync, openSync, writeSync } from "node:fs";

/** What the lines written come to, known apart from the file. */
export interface BookTruth {
  readonly bytes: number;
  readonly lines: number;
  readonly invoices: number;
  /** Debit less credit of each customer, in cents, by its number. */
  readonly balances: ReadonlyMap<string, number>;
}

const header =
  "JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\n";
const words = ["Menuiserie", "Café", "Garage", "Atelier", "Transports", "Négoce", "Boulangerie", "Clinique"];

/**
 * Writes an invented FEC of about `lines` lines: sales, payments that settle them later (one in eight never), purchases. A
 * customer for 320 lines. The same arguments write the same bytes.
 */
export function writeBook(path: string, lines: number): BookTruth {
  const file = openSync(path, "w");
  const customers = Math.max(8, Math.round(lines / 320));
  const balances = new Map<string, number>();
  const due: { readonly customer: number; readonly number: string; readonly cents: number; readonly letter: string }[] = [];
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  let text = header;
  let written = 0;
  let entries = 0;
  let invoices = 0;
  let bytes = 0;

  function flush() {
    bytes += writeSync(file, text);
    text = "";
  }

  function row(journal: string, on: string, account: string, auxiliary: string, document: string, cents: number, letter: string) {
    const money = `${amount(Math.max(cents, 0))}\t${amount(Math.max(-cents, 0))}\t${letter}\t${letter && on}`;
    text += `${journal}\t${entries}\t${on}\t${account}\t${auxiliary}\t${document}\t${on}\tFacture ${document} prestations du mois écoulé\t${money}\t${on}\t\t\n`;
    written++;
    if (text.length > 1 << 20) flush();
  }

  function customer(journal: string, on: string, who: number, document: string, cents: number, letter: string) {
    const key = `C${pad(who, 6)}`;
    row(journal, on, "411000\tClients", `${key}\t${words[who % words.length]} ${who}`, document, cents, letter);
    balances.set(key, (balances.get(key) ?? 0) + cents);
  }

  while (written < lines) {
    const progress = Math.min(written / lines, 0.9999);
    const on = `2026${pad(1 + Math.floor(progress * 12), 2)}${pad(1 + Math.floor(((progress * 12) % 1) * 28), 2)}`;
    entries++;
    const what = random(10);
    if (what < 4) {
      const number = `FA${pad(++invoices, 7)}`;
      const [who, net, paid] = [random(customers), 1000 + random(500_000), random(8) > 0];
      const cents = net + Math.round(net / 5);
      const letter = paid ? `L${invoices}` : "";
      customer("VE\tVentes", on, who, number, cents, letter);
      row("VE\tVentes", on, "707000\tVentes de marchandises", "\t", number, -net, "");
      row("VE\tVentes", on, "445710\tTVA collectée", "\t", number, -(cents - net), "");
      if (paid) due.push({ customer: who, number, cents, letter });
    } else if (what < 7 && due.length > 0) {
      const { customer: who, number, cents, letter } = due.shift()!;
      customer("BQ\tBanque", on, who, `VIR ${number}`, -cents, letter);
      row("BQ\tBanque", on, "512000\tBanque", "\t", `VIR ${number}`, cents, "");
    } else {
      const net = 500 + random(90_000);
      row("AC\tAchats", on, "607000\tAchats de marchandises", "\t", `A${entries}`, net, "");
      row("AC\tAchats", on, "445660\tTVA déductible", "\t", `A${entries}`, Math.round(net / 5), "");
      row("AC\tAchats", on, "401000\tFournisseurs", `F${pad(random(900), 4)}\tFournisseur`, `A${entries}`, -net - Math.round(net / 5), "");
    }
  }
  flush();
  closeSync(file);
  return { bytes, lines: written, invoices, balances };
}

function amount(cents: number): string {
  return `${Math.floor(cents / 100)},${pad(cents % 100, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
