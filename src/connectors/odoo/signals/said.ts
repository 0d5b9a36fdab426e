import { type Day, day } from "../../../ledger/day.ts";
import type { Edit, Signal, Source } from "../../../ledger/facts.ts";
import type { Currency, Minor } from "../../../ledger/money.ts";
import { instantOf } from "../cursor.ts";
import { recordUrl } from "../pull/book.ts";
import type { Reading } from "../pull/reading.ts";

/** The host's day, for a word whose own day is not known. */
export function today(reading: Reading): Day {
  return dayOf(reading, reading.session.now);
}

/** The day of a moment of the host, which is in UTC. */
export function dayOf({ session }: Reading, moment: string): Day {
  const parts = { timeZone: session.timezone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return day(new Intl.DateTimeFormat("en-CA", parts).format(instantOf(moment)));
}

/** Companies in which a partner is a debtor that was told. */
export function debtorsOf({ told, session }: Reading, partner: number): readonly { readonly id: string; readonly company: number }[] {
  return session.companyIds.map((company) => ({ id: `${partner}/${company}`, company })).filter(({ id }) => told.has("debtor", id));
}

/** Whether the app is installed: its fields are there. */
export async function hasApp({ session }: Reading, signal?: AbortSignal): Promise<boolean> {
  return (await session.client.fields("res.partner", ["x_relance_hold_until"], signal)).length > 0;
}

export function sourceOf({ session }: Reading, model: string, id: number): Source {
  return { host: "odoo", place: `${model} ${id}`, url: recordUrl(session.client.url, model, id) };
}

/** Everything a signal may say; what is undefined is left out. */
interface Words {
  readonly id: string;
  readonly debtor: string;
  readonly on: Day;
  readonly what: Signal["what"];
  readonly source: Source;
  readonly items?: readonly string[] | undefined;
  readonly note?: string | undefined;
  readonly by?: string | undefined;
  readonly until?: Day | undefined;
  readonly payOn?: Day | undefined;
  readonly currency?: Currency | undefined;
  readonly amount?: Minor | undefined;
  readonly effect?: string | undefined;
  readonly contact?: string | undefined;
  readonly address?: string | undefined;
  readonly edited?: Edit | undefined;
}

export function signalOf(words: Words): Signal {
  return Object.fromEntries([["kind", "signal"], ...Object.entries(words).filter(([, value]) => value !== undefined)]) as unknown as Signal;
}

/** What a person reads of a piece of HTML, in one line of at most 300 characters. */
export function plainLine(html: string): string | undefined {
  const text = html
    .replace(/<(style|script|blockquote)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();
  return text === "" ? undefined : text.slice(0, 300);
}
