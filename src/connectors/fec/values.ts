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

/** Reads `AAAAMMJJ`, also with `-` `/` or `.` between, day first or year first, and a time after it. Undefined when there is no such day. */
export function readDay(buffer: Buffer, start: number, end: number): Day | undefined {
  if (end - start === 8) {
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = (buffer[at] as number) - zero;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
    }
    const known = days.get(value);
    if (known !== undefined) return known;
  }
  return parseDate(buffer.toString("latin1", start, end));
}

const days = new Map<number, Day>();

function parseDate(text: string): Day | undefined {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) {
    const found = dayOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    if (found !== undefined) days.set(Number(text), found);
    return found;
  }
  const yearFirst = /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[ T].*)?$/.exec(text);
  if (yearFirst) return dayOf(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const dayFirst = /^(\d{2})[-/.](\d{2})[-/.](\d{4})(?: .*)?$/.exec(text);
  return dayFirst ? dayOf(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) : undefined;
}
