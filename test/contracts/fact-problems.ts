import { parseDay } from "../../src/ledger/day.ts";
import type { Fact, Instalment, Signal } from "../../src/ledger/facts.ts";
import { keyOf } from "./fold.ts";

/** Everything wrong with one fact by itself; one sentence per problem. */
export function problemsOf(fact: Fact): readonly string[] {
  const problems: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) problems.push(`${keyOf(fact)}: ${what}`);
  };
  must(fact.id.trim() !== "", "no id");
  must(fact.source.place.trim() !== "", "no place in its source");
  switch (fact.kind) {
    case "debtor":
      must(fact.name.trim() !== "" && fact.reference.trim() !== "" && fact.company.trim() !== "", "no name, reference or company");
      must(["company", "public", "consumer", "unknown"].includes(fact.nature), `nature ${fact.nature}`);
      must(fact.siren === undefined || /^\d{9}$/.test(fact.siren), `siren ${fact.siren}`);
      must(fact.country === undefined || /^[A-Z]{2}$/.test(fact.country), `country ${fact.country}`);
      must(fact.creditLimit === undefined || isAmount(fact.creditLimit), `credit limit ${fact.creditLimit}`);
      break;
    case "contact":
      must(fact.email === undefined || /^[^\s@]+@[^\s@]+$/.test(fact.email), `e-mail ${fact.email}`);
      must(["billing", "main", "other"].includes(fact.role), `role ${fact.role}`);
      break;
    case "open_item":
      must(isDay(fact.issuedOn) && isDay(fact.dueOn), `days ${fact.issuedOn}, ${fact.dueOn}`);
      must(isPart(fact.open, fact.amount), `open ${fact.open} of ${fact.amount}`);
      must(fact.disputed === undefined || isPart(fact.disputed, fact.open), `disputed ${fact.disputed} of ${fact.open}`);
      must(isCurrency(fact.currency), `currency ${fact.currency}`);
      must(fact.number.trim() !== "", "no number");
      break;
    case "credit":
      must(isDay(fact.on), `day ${fact.on}`);
      must(isPart(fact.open, fact.amount), `open ${fact.open} of ${fact.amount}`);
      must(isCurrency(fact.currency), `currency ${fact.currency}`);
      break;
    case "bank_line":
      must(isDay(fact.on), `day ${fact.on}`);
      must(isAmount(fact.amount) && fact.amount > 0, `amount ${fact.amount}`);
      must(isCurrency(fact.currency), `currency ${fact.currency}`);
      must(fact.company.trim() !== "" && fact.account.trim() !== "", "no company or account");
      break;
    case "payment":
      must(isDay(fact.dueOn) && isDay(fact.paidOn), `days ${fact.dueOn}, ${fact.paidOn}`);
      must(isAmount(fact.amount) && fact.amount > 0, `amount ${fact.amount}`);
      must(isCurrency(fact.currency), `currency ${fact.currency}`);
      break;
    case "signal":
      must(isDay(fact.on), `day ${fact.on}`);
      must(isSound(fact), `not a sound ${fact.what}: ${JSON.stringify(fact)}`);
      break;
    case "balance":
      must(isAmount(fact.amount), `amount ${fact.amount}`);
      must(isCurrency(fact.currency), `currency ${fact.currency}`);
      must(fact.lastBankEntryOn === undefined || isDay(fact.lastBankEntryOn), `day ${fact.lastBankEntryOn}`);
      break;
    case "gone":
      break;
  }
  return problems;
}

/** Facts that speak of a debtor, or of an item, that is not in the book. */
export function danglingOf(facts: ReadonlyMap<string, Fact>): readonly string[] {
  const problems: string[] = [];
  for (const fact of facts.values()) {
    const debtor = fact.kind === "debtor" || fact.kind === "gone" ? undefined : fact.debtor;
    if (debtor !== undefined && !facts.has(`debtor ${debtor}`)) problems.push(`${keyOf(fact)}: debtor ${debtor} is not listed`);
    if (fact.kind === "signal" && fact.what === "bounce" && !facts.has(`contact ${fact.contact}`))
      problems.push(`${keyOf(fact)}: contact ${fact.contact} is not listed`);
  }
  return problems;
}

/** Open items less unapplied credits, and the balance that the host gives, per company and currency. */
export function bookOf(facts: Iterable<Fact>): {
  readonly owed: Readonly<Record<string, number>>;
  readonly balance: Readonly<Record<string, number>>;
} {
  const owed: Record<string, number> = {};
  const whole: Record<string, number> = {};
  const byDebtor: Record<string, number> = {};
  for (const fact of facts) {
    if (fact.kind === "open_item") add(owed, fact, fact.open);
    if (fact.kind === "credit") add(owed, fact, -fact.open);
    if (fact.kind === "balance") add(fact.debtor === undefined ? whole : byDebtor, fact, fact.amount);
  }
  return { owed: withoutZeros(owed), balance: withoutZeros({ ...byDebtor, ...whole }) };
}

function add(to: Record<string, number>, of: { readonly company: string; readonly currency: string }, amount: number): void {
  const key = `${of.company} ${of.currency}`;
  to[key] = (to[key] ?? 0) + amount;
}

function withoutZeros(amounts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
}

function isSound(signal: Signal): boolean {
  switch (signal.what) {
    case "hold":
      return isDay(signal.until);
    case "promise":
      return isDay(signal.payOn) && isCurrency(signal.currency) && (signal.amount === undefined || signal.amount > 0);
    case "plan":
      return isCurrency(signal.currency) && signal.instalments.length > 0 && signal.instalments.every(isInstalment);
    case "dispute":
      return isCurrency(signal.currency) && (signal.amount === undefined || signal.amount > 0);
    default:
      return true;
  }
}

function isInstalment({ payOn, amount }: Instalment): boolean {
  return isDay(payOn) && isAmount(amount) && amount > 0;
}

function isDay(text: string): boolean {
  return parseDay(text) === text;
}

function isAmount(amount: number): boolean {
  return Number.isSafeInteger(amount);
}

function isPart(part: number, whole: number): boolean {
  return isAmount(part) && isAmount(whole) && part > 0 && part <= whole;
}

function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code);
}
