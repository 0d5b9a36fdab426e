import { randomUUID } from "node:crypto";
import type { Day } from "../ledger/day.ts";
import type { Debtor, OpenItem, Signal } from "../ledger/facts.ts";
import { parseDecimal } from "../ledger/money.ts";
import { dossierFacts, findDebtors } from "../ledger/store/dossiers.ts";
import { addSignal } from "../ledger/store/facts.ts";
import { WorkspaceError } from "./error.ts";
import type { Workspace } from "./open.ts";

/** A person's word on one debtor, for hosts that have no place for it. Each one is a fact like any other. */
export type Word =
  | { readonly what: "hold"; readonly until: Day }
  | { readonly what: "promise"; readonly payOn: Day; readonly amount?: string }
  | { readonly what: "dispute"; readonly items: readonly string[]; readonly amount?: string; readonly reason?: string }
  | { readonly what: "release"; readonly of: "hold" | "promise" | "plan" | "dispute" | "reply" }
  | { readonly what: "reply" };

export interface Said {
  readonly word: Word;
  readonly by: string;
  readonly note?: string;
}

/** The one debtor that a text names. @throws WorkspaceError when nobody or several are called so */
export async function oneDebtor(workspace: Workspace, name: string): Promise<Debtor> {
  const found = await findDebtors(workspace.store, name);
  const [debtor] = found;
  if (!debtor) throw new WorkspaceError("workspace.no_such_debtor", { name }, 1);
  if (found.length > 1) {
    throw new WorkspaceError(
      "workspace.several_debtors",
      { name, names: found.map((one) => `${one.name} (${one.reference})`).join(", ") },
      1,
    );
  }
  return debtor;
}

/** Writes the word down. Invoices are named by their number. @throws WorkspaceError when a number or an amount is not understood */
export async function sayWord(workspace: Workspace, debtor: Debtor, { word, by, note }: Said, today: Day): Promise<Signal> {
  refusePast(word, today);
  const items = await openItems(workspace, debtor, today);
  const named = word.what === "dispute" ? word.items.map((number) => itemCalled(items, number, debtor)) : [];
  const base = wordBase(
    debtor,
    { by, ...(note !== undefined && { note }) },
    named.map((item) => item.id),
    today,
  );
  const currency = named[0]?.currency ?? items[0]?.currency ?? "EUR";
  const signal: Signal = signalOf(word, base, currency);
  await addSignal(workspace.store, signal);
  return signal;
}

function refusePast(word: Word, today: Day): void {
  const until = word.what === "hold" ? word.until : word.what === "promise" ? word.payOn : today;
  if (until < today) throw new WorkspaceError("workspace.day_past", { day: until, today });
}

/** What every word has: who said it, when, of whom, about which items; without any it is about all of them. */
export function wordBase(debtor: Debtor, { by, note }: Omit<Said, "word">, items: readonly string[], today: Day): Base {
  return {
    kind: "signal",
    id: randomUUID(),
    debtor: debtor.id,
    on: today,
    by,
    ...(note !== undefined && { note }),
    ...(items.length > 0 && { items }),
    source: { host: "relance", place: by },
  };
}

type Base = Pick<Signal, "kind" | "id" | "debtor" | "on" | "by" | "note" | "items" | "source">;

function signalOf(word: Word, base: Base, currency: string): Signal {
  switch (word.what) {
    case "hold":
      return { ...base, what: "hold", until: word.until };
    case "promise":
      return { ...base, what: "promise", payOn: word.payOn, currency, ...amountOf(word.amount, currency) };
    case "dispute":
      return {
        ...base,
        what: "dispute",
        currency,
        ...amountOf(word.amount, currency),
        ...(word.reason !== undefined && { reason: word.reason }),
      };
    case "release":
      return { ...base, what: "release", of: word.of };
    case "reply":
      return { ...base, what: "reply" };
  }
}

function amountOf(text: string | undefined, currency: string): { amount?: number } {
  if (text === undefined) return {};
  const amount = parseDecimal(text.replace(/[\s\u00a0\u202f]|€|EUR/g, ""), currency);
  if (amount === undefined || amount <= 0) throw new WorkspaceError("workspace.bad_amount", { value: text });
  return { amount };
}

async function openItems(workspace: Workspace, debtor: Debtor, today: Day): Promise<readonly OpenItem[]> {
  const items: OpenItem[] = [];
  for await (const facts of dossierFacts(workspace.store, { today, debtor: debtor.id })) items.push(...facts.items);
  return items;
}

function itemCalled(items: readonly OpenItem[], number: string, debtor: Debtor): OpenItem {
  const item = items.find((one) => one.number === number || one.id === number);
  if (!item)
    throw new WorkspaceError(
      "workspace.no_such_item",
      { number, debtor: debtor.name, numbers: items.map((one) => one.number).join(", ") },
      1,
    );
  return item;
}
