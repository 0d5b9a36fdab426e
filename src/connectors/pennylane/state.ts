import { z } from "zod";
import { type Day, parseDay } from "../../ledger/day.ts";
import { ConnectorError, type Cursor } from "../port.ts";

/** What a pull may still have to do: a whole reading, then the daily look, and what every pull ends with. */
const steps = [
  "customers",
  "invoices",
  "transactions",
  "debits",
  "contacts",
  "history",
  "open_invoices",
  "open_credits",
  "settled",
  "changes",
  "balance",
] as const;
export type Step = (typeof steps)[number];

const Logs = z.object({
  /** ISO instant of the last change that was told, in the host's microseconds. */
  at: z.string(),
  /** Changes of that very instant, which the log will list again. */
  told: z.array(z.string()),
});

const Known = z.object({
  /** Customer. */
  c: z.int(),
  /** Facts told about it: kind and id, with a fingerprint of the content. */
  f: z.record(z.string(), z.string()),
  /** What is open in another currency, in cents of euro: the ledger has it so. */
  e: z.int().optional(),
});
export type Known = z.infer<typeof Known>;

const StateJson = z.object({
  version: z.literal(1),
  todo: z.array(z.enum(steps)),
  /** How far the step under way has come: an id, a day, a batch and an id. */
  at: z.string(),
  /** The running pull lists everything, so that what it does not list is gone. */
  whole: z.boolean(),
  logs: z.object({ customers: Logs, customer_invoices: Logs, transactions: Logs }),
  /** Instant of the last daily look, in milliseconds. */
  lookedAt: z.number(),
  scopes: z.array(z.string()),
  instalments: z.boolean(),
  /** First and last day of the fiscal years that are not closed: the ledger balance is theirs. */
  period: z.object({ from: z.string(), to: z.string() }).optional(),
  lastBankOn: z
    .string()
    .refine((text) => parseDay(text) !== undefined)
    .transform((text) => text as Day)
    .optional(),
  /** What was told and still stands, by where it comes from: `i12` an invoice, `t5` a transaction, `k7` a customer's contacts. */
  known: z.record(z.string(), Known),
  /** Invoices whose direct debit came back. */
  rejected: z.array(z.int()),
  /** Invoices settled since the last daily look: their days of payment are read then. */
  settled: z.array(z.int()),
  /** Something that counts in the balance has changed since it was told. */
  moved: z.boolean(),
});

/** The cursor, understood: everything that the next page needs to know of the ones before. */
export type State = z.infer<typeof StateJson>;
export type LogName = keyof State["logs"];

/** @throws ConnectorError when it is no cursor of ours */
export function readState(cursor: Cursor): State {
  let value: unknown;
  try {
    value = JSON.parse(cursor);
  } catch {
    value = undefined;
  }
  const read = StateJson.safeParse(value);
  if (!read.success) throw new ConnectorError("pennylane", "bug", "pennylane.cursor_unreadable", { cursor: cursor.slice(0, 100) });
  return read.data;
}

/** The cursor of a state. Equal states make equal cursors. */
export function cursorOf(state: State): Cursor {
  const known = Object.fromEntries(Object.entries(state.known).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ ...state, known });
}

/** Days behind which a change log is not asked: the host keeps four weeks. */
const logDays = 27;
/** A change may be logged a little before it can be read, and clocks differ. */
const marginMs = 10 * 60_000;

/** A pull from nothing. */
export function wholeReading(now: number): State {
  const at = new Date(now - marginMs).toISOString();
  const log = { at, told: [] };
  return {
    version: 1,
    todo: ["customers", "invoices", "transactions", "debits", "contacts", "history", "changes", "balance"],
    at: "",
    whole: true,
    logs: { customers: log, customer_invoices: log, transactions: log },
    lookedAt: now,
    scopes: [],
    instalments: false,
    known: {},
    rejected: [],
    settled: [],
    moved: true,
  };
}

/**
 * Goes on with a pull that was killed. What changed is read first, however late it was: a pull that came to its end knows
 * today's payments.
 */
export function resumed(state: State): State {
  return state.todo.includes("changes") ? state : { ...state, todo: ["changes", ...state.todo], at: "" };
}

/** The next pull after one that came to its end: what changed, once a day a look at what is open, the balance when it moved. */
export function nextPull(state: State, now: number, lookHours: number): State {
  const oldest = Math.min(...Object.values(state.logs).map((log) => Date.parse(log.at)));
  if (now - oldest > logDays * 86_400_000) return wholeReading(now);
  const look: readonly Step[] =
    now - state.lookedAt >= lookHours * 3_600_000 ? ["open_invoices", "open_credits", "debits", "contacts", "settled"] : [];
  return { ...state, todo: ["changes", ...look, "balance"], at: "", whole: false, ...(look.length > 0 && { lookedAt: now }) };
}

/** A log without news for a day is moved on, so that a quiet company is not read whole after four weeks. */
export function movedOn(state: State, now: number): State {
  const old = now - 86_400_000;
  const logs = Object.entries(state.logs).map(([name, log]) => [
    name,
    Date.parse(log.at) < old ? { at: new Date(old).toISOString(), told: [] } : log,
  ]);
  return { ...state, logs: Object.fromEntries(logs) as State["logs"] };
}
