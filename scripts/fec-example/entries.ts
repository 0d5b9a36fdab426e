import { addDays, type Day, day, endOfMonth, partsOf } from "../../src/ledger/day.ts";
import { makeRandom } from "../../src/connectors/memory/random.ts";
import type { Customer } from "./customers.ts";
import { type Deal, type Group, lastDay, workday } from "./trade.ts";

/** One accounting entry; its lines come to zero. */
export interface Entry {
  readonly journal: "AN" | "VE" | "BQ" | "HA" | "OD";
  readonly on: Day;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly account: string;
  readonly name: string;
  readonly customer?: Customer;
  readonly number: string;
  readonly documentOn: Day;
  readonly label: string;
  /** Debit positive. */
  readonly cents: number;
  readonly letter?: string;
  readonly letteredOn?: Day;
}

/** The entries of a year in order of date, its opening first. `before` are the entries of the year before. */
export function entriesOf(year: number, deals: readonly Deal[], before: readonly Entry[], seed: number): readonly Entry[] {
  const letters = lettersOf(year, deals);
  const movements = [
    ...deals.filter((deal) => partsOf(deal.on).year === year).map((deal) => entryOf(deal, letters)),
    ...purchases(year, seed),
  ];
  return [opening(year, deals, before, letters), ...movements.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))];
}

/** Codes start again at AA for every customer and every year; a partial lettering is in lower case. */
function lettersOf(year: number, deals: readonly Deal[]): ReadonlyMap<Group, { code: string; on: Day }> {
  const letters = new Map<Group, { code: string; on: Day }>();
  const counts = new Map<Customer, number>();
  for (const { group, customer, on } of deals) {
    if (group === undefined || letters.has(group) || partsOf(on).year !== year) continue;
    const parts = group.members.slice(1).filter((part) => partsOf(part.on).year === year);
    const last = parts.at(-1);
    if (last === undefined) continue;
    const count = counts.get(customer) ?? 0;
    counts.set(customer, count + 1);
    const code = String.fromCharCode(65 + Math.floor(count / 26), 65 + (count % 26));
    letters.set(group, { code: openAt(group, last.on) === 0 ? code : code.toLowerCase(), on: last.on });
  }
  return letters;
}

/** What is left of a group's invoice at the end of a day. */
function openAt({ members }: Group, on: Day): number {
  return members.filter((member) => member.on <= on).reduce((sum, { what, cents }) => sum + (what === "invoice" ? cents : -cents), 0);
}

type Letters = ReturnType<typeof lettersOf>;

function entryOf(deal: Deal, letters: Letters): Entry {
  const { customer, on, cents, what } = deal;
  const found = deal.group && letters.get(deal.group);
  const lettering = found ? { letter: found.code, letteredOn: found.on } : {};
  const day = on.slice(2).replaceAll("-", "");
  if (what === "invoice" || what === "credit_note") {
    const sign = what === "invoice" ? 1 : -1;
    const net = Math.round(cents / 1.2);
    const due = customer.more.dueInLabel && deal.dueOn ? ` éch ${french(deal.dueOn)}` : "";
    const label = `${what === "invoice" ? "Facture" : "Avoir"} ${deal.number} ${customer.name}${due}`;
    const line = makeLine(deal.number, on, label);
    return {
      journal: "VE",
      on,
      lines: [
        { ...line("411000", "Clients", sign * cents), customer, ...lettering },
        line(what === "invoice" ? "707000" : "709700", what === "invoice" ? "Ventes de marchandises" : "Remises accordées", -sign * net),
        line("445710", "TVA collectée", -sign * (cents - net)),
      ],
    };
  }
  if (what === "doubtful") {
    const line = makeLine(deal.number, deal.group?.members[0]?.on ?? on, `Client douteux ${customer.name}`);
    return {
      journal: "OD",
      on,
      lines: [
        { ...line("411000", "Clients", -cents), customer, ...lettering },
        { ...line("416000", "Clients douteux", cents), customer },
      ],
    };
  }
  const debit = what === "rejection";
  const words = { payment: "Virement", rejection: "Rejet prélèvement SEPA", advance: "Acompte sur commande" }[what];
  const line = makeLine(deal.number || `${debit ? "REJ" : "BQ"}${day}`, on, `${words} ${customer.name}`);
  const account = what === "advance" ? line("419100", "Acomptes reçus", -cents) : line("411000", "Clients", debit ? cents : -cents);
  return {
    journal: "BQ",
    on,
    lines: [line("512000", "Banque Rive Gauche", debit ? -cents : cents), { ...account, customer, ...lettering }],
  };
}

/** Each open invoice is brought over by itself, with what was left of it; the other accounts by their balance. */
function opening(year: number, deals: readonly Deal[], before: readonly Entry[], letters: Letters): Entry {
  const on = day(`${year}-01-01`);
  const eve = addDays(on, -1);
  const lines: Line[] = [];
  for (const deal of deals) {
    if (deal.what !== "invoice" || deal.on > eve) continue;
    const left = deal.group ? openAt(deal.group, eve) : deal.cents;
    const found = deal.group && letters.get(deal.group);
    const line = makeLine(deal.number, deal.on, `À-nouveau ${deal.number} ${deal.customer.name}`);
    if (left !== 0)
      lines.push({
        ...line("411000", "Clients", left),
        customer: deal.customer,
        ...(found && { letter: found.code, letteredOn: found.on }),
      });
  }
  const line = makeLine("AN", on, "À-nouveau");
  const others = before.length === 0 ? [line("101000", "Capital social", -5_000_000)] : balances(before).map((of) => line(...of));
  const rest = [...lines, ...others].reduce((sum, { cents }) => sum - cents, 0);
  const result = before.length === 0 ? line("512000", "Banque Rive Gauche", rest) : line("120000", "Résultat de l’exercice", rest);
  return {
    journal: "AN",
    on,
    lines: [...others.filter(({ account }) => account < "2"), ...lines, ...others.filter(({ account }) => account >= "2"), result],
  };
}

/** Balances of the accounts of classes 1 to 5 but the customers'. */
function balances(entries: readonly Entry[]): readonly [account: string, name: string, cents: number][] {
  const sums = new Map<string, [string, number]>();
  for (const { account, name, cents } of entries.flatMap((entry) => entry.lines))
    if (account < "6" && !account.startsWith("411")) sums.set(account, [name, (sums.get(account)?.[1] ?? 0) + cents]);
  return [...sums]
    .filter(([, [, cents]]) => cents !== 0)
    .toSorted()
    .map(([account, [name, cents]]) => [account, name, cents]);
}

/** Two suppliers and the rent, month after month. */
function purchases(year: number, seed: number): readonly Entry[] {
  const random = makeRandom(seed, year);
  const entries: Entry[] = [];
  for (let month = 1; month <= 12; month++) {
    const first = day(`${year}-${String(month).padStart(2, "0")}-01`);
    const bills = [
      ["607000", "Achats de marchandises", "Papeteries du Ventoux", random.int(900_000, 1_900_000)],
      ["607000", "Achats de marchandises", "Fournil du Stylo", random.int(200_000, 600_000)],
      ["613200", "Locations immobilières", "SCI des Brumes", 240_000],
    ] as const;
    for (const [index, [account, name, supplier, gross]] of bills.entries()) {
      const on = workday(addDays(first, 3 + 4 * index));
      const net = Math.round(gross / 1.2);
      const number = `${year}${String(month).padStart(2, "0")}${index + 1}`;
      const line = makeLine(number, on, supplier);
      entries.push({
        journal: "HA",
        on,
        lines: [line(account, name, net), line("445660", "TVA déductible", gross - net), line("401000", "Fournisseurs", -gross)],
      });
      const paidOn = workday(addDays(endOfMonth(on), -3));
      const paid = makeLine(number, paidOn, `Virement ${supplier}`);
      entries.push({
        journal: "BQ",
        on: paidOn,
        lines: [paid("401000", "Fournisseurs", gross), paid("512000", "Banque Rive Gauche", -gross)],
      });
    }
  }
  return entries.filter(({ on }) => on <= lastDay);
}

function makeLine(number: string, documentOn: Day, label: string) {
  return (account: string, name: string, cents: number): Line => ({ account, name, number, documentOn, label, cents });
}

function french(on: Day): string {
  return `${on.slice(8)}/${on.slice(5, 7)}/${on.slice(0, 4)}`;
}
