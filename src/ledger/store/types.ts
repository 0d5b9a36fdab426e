import pg from "pg";
import { minor } from "../money.ts";

const int8 = 20;
const date = 1082;
const timestamptz = 1184;

const toDate = pg.types.getTypeParser(timestamptz) as (text: string) => Date;

const ours = new Map<number, (text: string) => unknown>([
  [int8, (text) => minor(Number(text))],
  [date, (text) => text],
  [timestamptz, (text) => toDate(text).toISOString()],
]);

/**
 * How values come out of both databases: bigint as an exact number (it throws beyond 2^53), date as text, timestamptz as
 * ISO text in UTC, jsonb as a value. Given per pool: the parsers of `pg` itself belong to the whole process.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (format !== "binary" && ours.get(oid)) || pg.types.getTypeParser(oid, format ?? "text")) as typeof pg.types.getTypeParser,
};
