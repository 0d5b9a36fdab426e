import { digest } from "./digest.ts";
import type { BankLine, Debtor, OpenItem } from "./facts.ts";
import { tellingWords, wordsOf } from "./name-words.ts";
import { digitsOf, quotes } from "./quotes.ts";

/** A bank line that may be a debtor's money. */
export interface Clue {
  readonly line: BankLine;
  /**
   * What points to the debtor, strongest first: the host says so; the text quotes one of its open invoices; or names it in
   * full. A hint is a name of one word, or a short number: others may have them too, so that the amount must fit as well.
   */
  readonly by: "host" | "number" | "name" | "hint";
  /** Another debtor, when its task is to match the line: one task, however many debtors it fits. */
  readonly givenTo?: string;
}

/** Finds the lines that may be a debtor's. */
export interface BankIndex {
  /** In no order. */
  of(debtor: Debtor, items: readonly OpenItem[]): readonly Clue[];
}

/** The step of the task of matching a line, and the run of it: the same for every debtor that the line fits. */
export const bankLineStep = "match-bank-line";

export function bankLineCycle(line: BankLine): string {
  return digest(line.id);
}

/** Everything that was written about who paid, and what. */
export function textOf({ label, payer = "" }: BankLine): string {
  return `${label} ${payer}`;
}

/**
 * Lines by their words and the digits in them, so that a debtor is held against the few that could fit, however many there
 * are. A line that the host knows to be a debtor's is that one's alone. A line that fits several debtors is a clue for all.
 */
export function bankIndex(lines: readonly BankLine[]): BankIndex {
  const byHost = new Map<string, Entry[]>();
  const byWord = new Map<string, Entry[]>();
  const byDigits = new Map<string, Entry[]>();
  const add = (to: Map<string, Entry[]>, key: string, entry: Entry) => {
    const there = to.get(key);
    if (there) there.push(entry);
    else to.set(key, [entry]);
  };
  for (const line of lines) {
    const text = textOf(line);
    const entry = { line, text, words: new Set(wordsOf(text)) };
    if (line.debtor !== undefined) add(byHost, line.debtor, entry);
    else {
      for (const word of entry.words) add(byWord, `${line.company}\u0000${word}`, entry);
      for (const digits of new Set(digitsOf(text))) add(byDigits, `${line.company}\u0000${digits}`, entry);
    }
  }

  /** Lines of the company that quote the number. */
  function quoting(company: string, { number, currency }: OpenItem): readonly Entry[] {
    const [longest] = digitsOf(number).toSorted((a, b) => b.length - a.length);
    const some = longest === undefined ? [] : (byDigits.get(`${company}\u0000${longest}`) ?? []);
    return some.filter(({ line, text }) => line.currency === currency && quotes(text, number));
  }

  /** Lines of the company with all of these words. */
  function naming(company: string, words: readonly string[]): readonly Entry[] {
    const some = words.map((word) => byWord.get(`${company}\u0000${word}`) ?? []).toSorted((a, b) => a.length - b.length);
    return (some[0] ?? []).filter((entry) => words.every((word) => entry.words.has(word)));
  }

  return {
    of({ id, name, company }, items) {
      const found = new Map<string, Clue>();
      const note = (by: Clue["by"], { line }: Entry) => {
        if (!found.has(line.id)) found.set(line.id, { line, by });
      };
      for (const entry of byHost.get(id) ?? []) note("host", entry);
      if (items.length === 0 || byDigits.size + byWord.size === 0) return [...found.values()];
      const words = tellingWords(name);
      const named = naming(company, words);
      const quoted = items.flatMap((item) => quoting(company, item).map((entry) => ({ entry, isLong: isLong(item.number) })));
      for (const { entry, isLong } of quoted) if (isLong || named.includes(entry)) note("number", entry);
      for (const entry of named) if (words.length > 1 || isPayer(entry.line, words)) note("name", entry);
      for (const entry of [...named, ...quoted.map((one) => one.entry)]) note("hint", entry);
      return [...found.values()];
    },
  };
}

interface Entry {
  readonly line: BankLine;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

/** Not to be met by chance, as a few digits are in a date, an amount or somebody else's reference. */
function isLong(number: string): boolean {
  const characters = number.replace(/[^A-Za-z0-9]/g, "");
  const digits = characters.replace(/\D/g, "");
  return digits.length === characters.length ? digits.length > 6 : digits.length > 2 && characters.length > 5;
}

/** Whether the bank names this payer and nothing more. */
function isPayer({ payer = "" }: BankLine, words: readonly string[]): boolean {
  const its = tellingWords(payer);
  return its.length === words.length && words.every((word) => its.includes(word));
}
