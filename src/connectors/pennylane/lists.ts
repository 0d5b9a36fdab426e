import { z } from "zod";
import type { SetAside } from "../port.ts";
import type { Client, Query } from "./client.ts";

/** One condition of a list. Values are texts on the wire, whatever they mean. */
export interface Condition {
  readonly field: string;
  readonly operator: "eq" | "gt" | "gteq" | "lt" | "lteq" | "in" | "start_with";
  readonly value: string | readonly string[];
}

/** What to list. Filter and sort go with every page: the host's cursor holds the position only. */
export interface ListQuery {
  readonly limit?: number;
  readonly filter?: readonly Condition[];
  readonly sort?: string;
  readonly more?: Query;
  /** For the first page alone: a change log takes a start or a cursor. */
  readonly first?: Query;
}

/** Rows of a list, and those that are not as the specification has them. */
export interface Rows<T> {
  readonly rows: readonly T[];
  readonly setAside: readonly SetAside[];
}

interface Page<T> extends Rows<T> {
  readonly cursor: string | undefined;
}

const Envelope = z.object({ items: z.array(z.unknown()), has_more: z.boolean().nullish(), next_cursor: z.string().nullable() });
const Row = z.object({ id: z.int(), customer: z.object({ id: z.int() }).nullish().catch(undefined) });

/** One page of a list. */
export async function listPage<T>(
  client: Client,
  path: string,
  schema: z.ZodType<T>,
  { limit = 100, filter, sort, more, first }: ListQuery,
  cursor?: string,
  signal?: AbortSignal,
): Promise<Page<T>> {
  const query = {
    limit,
    ...more,
    ...(filter && filter.length > 0 && { filter: JSON.stringify(filter) }),
    ...(sort !== undefined && { sort }),
    ...(cursor === undefined ? first : { cursor }),
  };
  const { items, has_more, next_cursor } = await client.get(path, Envelope, query, signal);
  return { ...readRows(path, items, schema), cursor: has_more === false ? undefined : (next_cursor ?? undefined) };
}

/** All of a list. */
export async function listAll<T>(
  client: Client,
  path: string,
  schema: z.ZodType<T>,
  query: ListQuery = {},
  signal?: AbortSignal,
): Promise<Rows<T>> {
  const rows: T[] = [];
  const setAside: SetAside[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPage(client, path, schema, query, cursor, signal);
    rows.push(...page.rows);
    setAside.push(...page.setAside);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { rows, setAside };
}

/** Rows by their ids, whatever became of them: those that are gone are not in the answer. At most 50 ids, for the length of the address. */
export async function listByIds<T>(
  client: Client,
  path: string,
  schema: z.ZodType<T>,
  ids: readonly number[],
  signal?: AbortSignal,
): Promise<Rows<T>> {
  if (ids.length === 0) return { rows: [], setAside: [] };
  return listPage(client, path, schema, { filter: [{ field: "id", operator: "in", value: ids.map(String) }] }, undefined, signal);
}

/** A bad row does not lose the whole page. */
function readRows<T>(path: string, items: readonly unknown[], schema: z.ZodType<T>): Rows<T> {
  const rows: T[] = [];
  const setAside: SetAside[] = [];
  for (const item of items) {
    const parsed = schema.safeParse(item);
    if (parsed.success) {
      rows.push(parsed.data);
      continue;
    }
    const { id = "?", customer } = Row.safeParse(item).data ?? {};
    const [issue] = parsed.error.issues;
    setAside.push({
      place: `${path.slice(1)} ${id}`,
      code: "pennylane.row_unreadable",
      params: { field: issue?.path.join(".") ?? "", why: issue?.message ?? "" },
      ...(customer && { debtor: String(customer.id) }),
    });
  }
  return { rows, setAside };
}
