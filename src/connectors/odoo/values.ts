import { z } from "zod";
import { type Day, parseDay } from "../../ledger/day.ts";
import { type Currency, exponentOf, type Minor } from "../../ledger/money.ts";

/** Odoo answers `false` for everything that is not set. */
export const Text = z.union([z.string(), z.literal(false)]).transform((value) => (value === false ? undefined : value.trim() || undefined));

/** The id of a many2one read with `load: ""`. */
export const Relation = z.union([z.int(), z.literal(false)]).transform((value) => (value === false ? undefined : value));

/** A date, or the day of a date and time. */
export const DayText = z.union([z.string(), z.literal(false)]).transform((value, context): Day | undefined => {
  if (value === false) return undefined;
  const day = parseDay(value.slice(0, 10));
  if (day === undefined) context.addIssue({ code: "custom", message: "no day", input: value });
  return day;
});

/** A float of Odoo's as an exact amount. Undefined when it has more decimals than the currency: nothing is rounded in silence. */
export function minorOf(value: number, currency: Currency): Minor | undefined {
  const scaled = value * 10 ** exponentOf(currency);
  const amount = Math.round(scaled);
  return Number.isSafeInteger(amount) && Math.abs(scaled - amount) < 0.01 ? amount + 0 : undefined;
}
