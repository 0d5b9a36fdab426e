import { z } from "zod";
import { digest } from "../../ledger/digest.ts";
import { ConnectorError, type Cursor } from "../port.ts";
import type { OdooOptions } from "./options.ts";
import type { Session } from "./session.ts";

const PositionJson = z.object({
  /** What the facts are made with: when it changes, everything is read again. */
  made: z.string(),
  /** Host's time from which changes are still to be asked for. */
  since: z.string(),
  /** Host's time at which the last reading in full began. */
  fullAt: z.string(),
  /** First day of the payments that are kept. */
  historyFrom: z.string(),
  /** Where a reading in full stands: the id of the last row of its stage. */
  full: z.object({ stage: z.enum(["items", "payments"]), last: z.int() }).optional(),
  /** While everything is read again: from when what people said is still to be heard. */
  heardSince: z.string().optional(),
  /** Facts that were told, and in a reading in full those told before it. */
  told: z.string(),
  earlier: z.string().optional(),
});

/** How far a pull has come. */
export type Position = z.infer<typeof PositionJson>;

/** Undefined for a first pull. @throws ConnectorError when it is no cursor of ours */
export function readCursor(after: Cursor | undefined): Position | undefined {
  if (after === undefined) return undefined;
  try {
    return PositionJson.parse(JSON.parse(after));
  } catch (error) {
    throw new ConnectorError("odoo", "bug", "odoo.cursor_unreadable", { cursor: after.slice(0, 80) }, error);
  }
}

export function cursorText(position: Position): Cursor {
  return JSON.stringify(position);
}

/** Raised when facts are made otherwise than before: a row that did not change in the host would then be told otherwise. */
const format = 1;

/** Everything but the rows that goes into facts. */
export function madeWith({ companies, client }: Session, { database, historyMonths, persons, url }: OdooOptions): string {
  const named = Array.from(companies.values(), ({ id, name, currency }) => `${id} ${name} ${currency}`);
  return digest(String(format), url, database ?? "", client.version.text, String(historyMonths), persons, ...named);
}

const minute = 60_000;
/** A transaction dates its changes at its start and shows them at its end. */
export const overlap = 15 * minute;
/** Names of users and tags, or rows changed behind Odoo's back, bear no date; once a day everything is read again. */
export const fullEvery = 20 * 60 * minute;

/** Milliseconds of a time of the host, which is UTC without saying so. */
export function instantOf(time: string): number {
  return Date.parse(`${time.replace(" ", "T")}Z`);
}

export function timeOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 19).replace("T", " ");
}
