/** What a list answers with: one row per thing, and the values that it can be filtered and sorted by. */
export interface Listed {
  readonly id: number;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
  readonly shape: () => unknown;
}

interface Condition {
  readonly field: string;
  readonly operator: string;
  readonly value: string | readonly string[];
}

export class BadList extends Error {}

/**
 * One page, as the host makes it: the cursor holds the position alone, so that whoever forgets the filter on the second
 * page gets everything. @throws BadList, answered 400
 */
export function pageOf(rows: readonly Listed[], query: URLSearchParams, most = 100) {
  const limit = Number(query.get("limit") ?? 20);
  if (!(limit >= 1 && limit <= most)) throw new BadList(`limit must be between 1 and ${most}`);
  const filter = JSON.parse(query.get("filter") ?? "[]") as readonly Condition[];
  const sort = query.get("sort") ?? "-id";
  const key = sort.replace("-", "");
  const direction = sort.startsWith("-") ? -1 : 1;
  const valueOf = (row: Listed) => (key === "id" ? row.id : (row.fields[key] ?? ""));
  const sorted = rows
    .filter((row) => filter.every((condition) => holds({ ...row.fields, id: row.id }, condition)))
    .toSorted((a, b) => direction * (valueOf(a) < valueOf(b) ? -1 : valueOf(a) > valueOf(b) ? 1 : a.id - b.id));
  const start = query.has("cursor") ? positionOf(query.get("cursor") ?? "") : 0;
  const page = sorted.slice(start, start + limit);
  const more = start + limit < sorted.length;
  return { items: page.map((row) => row.shape()), has_more: more, next_cursor: more ? cursorAt(start + limit) : null };
}

function holds(fields: Readonly<Record<string, string | number | boolean>>, { field, operator, value }: Condition): boolean {
  const own = fields[field];
  if (own === undefined) throw new BadList(`The filter's field ${field} is not allowed`);
  const compare = (to: string) => (typeof own === "number" ? own - Number(to) : String(own) < to ? -1 : String(own) > to ? 1 : 0);
  if (operator === "in") return (value as readonly string[]).some((one) => compare(one) === 0);
  if (typeof value !== "string") throw new BadList(`The filter's value of ${field} should be a string`);
  switch (operator) {
    case "eq":
      return compare(value) === 0;
    case "gt":
      return compare(value) > 0;
    case "gteq":
      return compare(value) >= 0;
    case "lt":
      return compare(value) < 0;
    case "lteq":
      return compare(value) <= 0;
    case "start_with":
      return String(own).startsWith(value);
    default:
      throw new BadList(`The filter's operator ${operator} is not allowed`);
  }
}

function cursorAt(position: number): string {
  return Buffer.from(`at ${position}`).toString("base64url");
}

function positionOf(cursor: string): number {
  const position = /^at (\d+)$/.exec(Buffer.from(cursor, "base64url").toString())?.[1];
  if (position === undefined) throw new BadList("cursor is invalid");
  return Number(position);
}
