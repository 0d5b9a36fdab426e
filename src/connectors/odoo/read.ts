import type { OdooClient } from "./client/client.ts";

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };
export type Domain = readonly unknown[];

export interface Question {
  readonly model: string;
  readonly domain: Domain;
  readonly fields: readonly string[];
  readonly companies: readonly number[];
}

/** Rows of a page: the server is fastest from here on (`bench/`), and a page is not yet much to lose. */
const pageSize = 2_000;

/** All rows at once, for tables that are small or already narrowed down to a page. Archived ones are among them. */
export async function readRows(client: OdooClient, question: Question, signal?: AbortSignal): Promise<readonly Row[]> {
  return ask(client, question, {}, signal);
}

/** The rows with these ids that are there and match, asked in parts. */
export async function readByIds(
  client: OdooClient,
  question: Question,
  ids: Iterable<number>,
  signal?: AbortSignal,
): Promise<readonly Row[]> {
  const sorted = [...new Set(ids)].toSorted((a, b) => a - b);
  const rows: Row[] = [];
  for (let at = 0; at < sorted.length; at += pageSize) {
    const some = sorted.slice(at, at + pageSize);
    rows.push(...(await ask(client, { ...question, domain: [["id", "in", some], ...question.domain] }, {}, signal)));
  }
  return rows;
}

/** Ids alone, in order. */
export async function readIds(client: OdooClient, { model, domain, companies }: Omit<Question, "fields">, signal?: AbortSignal) {
  const args = { domain, order: "id", context: contextOf(companies) };
  return (await client.call(model, "search", args, signal)) as readonly number[];
}

/**
 * Pages by id after `last`, which stay right while rows come and go. The next page is asked while one is worked on.
 * A page that is not full is the last.
 */
export async function* readPages(
  client: OdooClient,
  question: Question,
  last: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly Row[]> {
  const left = new AbortController();
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const page = (after: number) => {
    const domain = [["id", ">", after], ...question.domain];
    const rows = ask(client, { ...question, domain }, { limit: pageSize }, stop);
    // It is looked at only after the page before; until then a failure has nobody to hear it.
    rows.catch(() => undefined);
    return rows;
  };
  try {
    for (let next: Promise<readonly Row[]> | undefined = page(last); next;) {
      const rows: readonly Row[] = await next;
      next = rows.length < pageSize ? undefined : page(rows.at(-1)?.id ?? last);
      if (rows.length > 0) yield rows;
    }
  } finally {
    left.abort();
  }
}

async function ask(client: OdooClient, { model, domain, fields, companies }: Question, more: { limit?: number }, signal?: AbortSignal) {
  // Any other `load` than the default answers ids without names, two to five times faster.
  const args = { domain, fields, order: "id", load: "", ...more, context: contextOf(companies) };
  return (await client.call(model, "search_read", args, signal)) as readonly Row[];
}

function contextOf(companies: readonly number[]) {
  return { active_test: false, allowed_company_ids: companies };
}

/** One aggregate per group of many2one fields. Keys are ids, 0 where the field is empty. */
export async function readGroups(
  client: OdooClient,
  { model, domain, companies }: Omit<Question, "fields">,
  groupby: readonly string[],
  [field, aggregate]: readonly [field: string, aggregate: "sum" | "max"],
  signal?: AbortSignal,
): Promise<readonly { readonly keys: readonly number[]; readonly value: unknown }[]> {
  const spec = `${field}:${aggregate}`;
  const context = contextOf(companies);
  const modern = client.version.major >= 19;
  const rows = modern
    ? await client.call(model, "formatted_read_group", { domain, groupby, aggregates: [spec], context }, signal)
    : await client.call(model, "read_group", { domain, fields: [spec], groupby, lazy: false, context }, signal);
  return (rows as readonly Record<string, unknown>[]).map((row) => ({
    keys: groupby.map((name) => (Array.isArray(row[name]) ? (row[name][0] as number) : 0)),
    value: row[modern ? spec : field],
  }));
}
