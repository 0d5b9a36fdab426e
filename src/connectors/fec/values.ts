import { type Day, dayOf } from "../../ledger/day.ts";
import type { Minor } from "../../ledger/money.ts";

const zero = 0x30;
const nine = 0x39;

/**
 * Reads an amount into minor units: decimal comma (or a dot before one or two digits), zeros and spaces before it, the sign
 * first or last. Undefined when it is anything else or has more decimals than the currency: an amount is never guessed.
 */
export function readAmount(buffer: Buffer, start: number, end: number, digits: number): Minor | undefined {
  let at = start;
  let last = end;
  let sign = 1;
  const first = buffer[at];
  if (first === 0x2b || first === 0x2d) {
    sign = first === 0x2d ? -1 : 1;
    at++;
  } else if (buffer[last - 1] === 0x2b || buffer[last - 1] === 0x2d) {
    sign = buffer[last - 1] === 0x2d ? -1 : 1;
    last--;
  }
  let value = 0;
  let decimals = -1;
  const from = at;
  for (; at < last; at++) {
    const byte = buffer[at] as number;
    if (byte >= zero && byte <= nine) {
      if (decimals < digits) value = value * 10 + (byte - zero);
      else if (byte !== zero) return undefined;
      if (decimals >= 0) decimals++;
    } else if ((byte === 0x2c || (byte === 0x2e && last - at <= 3)) && decimals < 0 && at > from) decimals = 0;
    else return undefined;
  }
  if (at === from) return undefined;
  for (let missing = Math.max(decimals, 0); missing < digits; missing++) value *= 10;
  if (!Number.isSafeInteger(value)) return undefined;
  return value === 0 ? 0 : sign * value;
}

/** A day as the number AAAAMMJJ: compares like a `Day`, and takes no memory. */
export type CompactDay = number;

/** Reads `AAAAMMJJ`, also with `-` `/` or `.` between, day first or year first, and a time after it. Undefined when there is no such day. */
export function readDay(buffer: Buffer, start: number, end: number): CompactDay | undefined {
  if (end - start === 8) {
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = (buffer[at] as number) - zero;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
    }
    if (days.has(value)) return value;
  }
  return parseDate(buffer.toString("latin1", start, end));
}

/** Whether a day was read as this number before. */
export function isKnownDay(compact: CompactDay): boolean {
  return days.has(compact);
}

/** The day that was read as this number. */
export function expandDay(compact: CompactDay): Day {
  return days.get(compact) as Day;
}

/** Every day that was read. */
const days = new Map<CompactDay, Day>();

function parseDate(text: string): CompactDay | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return keep(compact[1], compact[2], compact[3]);
  const yearFirst = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[ T].*)?$/.exec(text);
  if (yearFirst) return keep(yearFirst[1], yearFirst[2], yearFirst[3]);
  const dayFirst = /^(\d{2})[-/.](\d{2})[-/.](\d{4})(?: .*)?$/.exec(text);
  return dayFirst ? keep(dayFirst[3], dayFirst[2], dayFirst[1]) : undefined;
}

function keep(...parts: readonly (string | undefined)[]): CompactDay | undefined {
  const [year, month, date] = parts.map(Number) as [number, number, number];
  const day = dayOf(year, month, date);
  if (day === undefined) return undefined;
  const compact = (year * 100 + month) * 100 + date;
  days.set(compact, day);
  return compact;
}
