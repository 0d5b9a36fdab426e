import { setImmediate } from "node:timers/promises";
import type { Effect, EffectKind, Receipt } from "../../ledger/effect.ts";
import type { FactKind } from "../../ledger/facts.ts";
import type { Connector, Cursor, Page } from "../port.ts";
import { factsOf, makeBook } from "./book.ts";
import { cursorText, type Position, readCursor } from "./cursor.ts";
import { type MemoryDesk, memoryDesk } from "./desk.ts";
import { type Fault, makeFaults } from "./faults.ts";
import { makeHost, type MemoryHost } from "./host.ts";
import { MemoryOptions } from "./options.ts";

/** A connector whose host is a generated book in this process, for trying Relance and for tests. It carries everything. */
export interface MemoryConnector extends Connector {
  /** The pretended accounting tool: change it here, and the next pull says so. */
  readonly memory: MemoryHost;
  /** What was written, in order, each key once. */
  written(): readonly Effect[];
  /** Makes the next calls go wrong. */
  fail(fault: Fault): void;
  readonly desk: MemoryDesk["desk"];
  /** What its people see, and where they answer. */
  readonly people: Omit<MemoryDesk, "desk">;
}

const debtorsPerPage = 100;
const everyKind: readonly Exclude<FactKind, "gone">[] = [
  "debtor",
  "contact",
  "open_item",
  "credit",
  "bank_line",
  "payment",
  "signal",
  "balance",
];

/** @throws ZodError when an option is not as `MemoryOptions` wants it */
export function memoryConnector(options: MemoryOptions = {}): MemoryConnector {
  const settings = MemoryOptions.parse(options);
  const memory = makeHost(makeBook(settings));
  const faults = makeFaults();
  const written = new Map<string, Effect>();
  const { desk, ...people } = memoryDesk(memory, async (signal) => {
    await turn(signal);
    faults.throwIfBusy();
  });

  /** The book customer by customer, then its balances, then what changed since it was made. */
  async function* pull(after: Cursor | undefined, signal?: AbortSignal): AsyncGenerator<Page> {
    let at = readCursor(after, memory.book, memory.changes.length);
    while (!at.balances || at.change < memory.changes.length) {
      await turn(signal);
      faults.throwIfBusy();
      const page = readPage(memory, at);
      at = page.next;
      yield { ...page, next: cursorText(at, memory.book), progress: { done: at.customer, total: settings.debtors, unit: "rows" } };
    }
  }

  async function* push(effects: readonly Effect[], signal?: AbortSignal): AsyncGenerator<Receipt> {
    for (const effect of effects) {
      await turn(signal);
      faults.throwIfBusy();
      const why = faults.refusalOf(effect.key);
      if (why !== undefined) {
        yield { key: effect.key, status: "refused", host: "memory", why };
        continue;
      }
      const status = written.has(effect.key) ? "already_there" : "written";
      if (status === "written") written.set(effect.key, effect);
      faults.throwIfSilent();
      yield receipt(effect.key, status);
    }
  }

  return {
    host: "memory",
    carries: new Set<EffectKind>(["email", "task", "note", "letter"]),
    memory,
    written: () => [...written.values()],
    fail: faults.fail,
    desk,
    people,
    pull,
    push,
    async check() {
      if (faults.isBusy()) return [{ level: "error", code: "memory.busy", params: {} }];
      return [{ level: "ok", code: "memory.ready", params: { ...settings } }];
    },
    async find(effects, signal) {
      await turn(signal);
      faults.throwIfBusy();
      return [...new Set(effects.map(({ key }) => key))].filter((key) => written.has(key)).map((key) => receipt(key, "already_there"));
    },
  };
}

function receipt(key: string, status: Receipt["status"]): Receipt {
  return { key, status, host: "memory", reference: `memory ${key}` };
}

function readPage(memory: MemoryHost, at: Position): { facts: Page["facts"]; next: Position; complete?: typeof everyKind } {
  const { debtors } = memory.book.options;
  if (at.customer < debtors) {
    const customer = Math.min(at.customer + debtorsPerPage, debtors);
    const facts = [];
    for (let index = at.customer; index < customer; index++) facts.push(...factsOf(memory.book.account(index)));
    return { facts, next: { ...at, customer } };
  }
  const change = memory.changes.length;
  const facts = memory.changes.slice(at.change);
  if (at.balances) return { facts, next: { ...at, change } };
  // The last page of a first pull: whatever another book left behind is gone.
  return { facts: [...memory.book.balances(), ...facts], next: { ...at, balances: true, change }, complete: everyKind };
}

/** Lets the process breathe: whoever wants to stop a pull of 100,000 customers must get a word in. */
async function turn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}
