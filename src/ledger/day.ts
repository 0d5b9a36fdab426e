/** A calendar day, `YYYY-MM-DD`. It has no time and no zone; days compare as strings. */
export type Day = string & { readonly __day: never };

const epochShift = 719468; // days from 0000-03-01 to 1970-01-01 in the proleptic Gregorian calendar

/** Days since 1970-01-01. Civil-from-days arithmetic on years that start in March, so that the leap day comes last. */
export function dayNumber(day: Day): number {
  const year = digits(day, 0, 4);
  const month = digits(day, 5, 7);
  const date = digits(day, 8, 10);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - epochShift;
}

/** Days once written, by their number, from 1970 to 2090: a book speaks of the same few thousand again and again. */
const written: Day[] = [];
const writtenUpTo = 366 * 120;

/** The calendar day of a day number. Inverse of `dayNumber` for the years 0000 to 9999. */
export function dayFromNumber(number: number): Day {
  if (number < 0 || number > writtenUpTo) return writeDay(number);
  return (written[number] ??= writeDay(number));
}

function writeDay(number: number): Day {
  const z = number + epochShift;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return makeDay(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date);
}

/** The day of a year, a month (1-12) and a date, or undefined when the calendar has no such day (30 February). */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  if (![year, month, date].every(Number.isInteger)) return undefined;
  if (!(year >= 0 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month))) return undefined;
  return makeDay(year, month, date);
}

/** Reads `YYYY-MM-DD`; undefined for anything else, and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** `parseDay` for constants. @throws RangeError when it is not a day. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(`not a calendar day: ${text}`);
  return parsed;
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(from: Day, count: number): Day {
  return dayFromNumber(dayNumber(from) + count);
}

/** The same date `count` months later, or the last day of that month when it is shorter. */
export function addMonths(from: Day, count: number): Day {
  const { year, month, date } = partsOf(from);
  const months = year * 12 + (month - 1) + count;
  const y = Math.floor(months / 12);
  const m = months - y * 12 + 1;
  return makeDay(y, m, Math.min(date, daysInMonth(y, m)));
}

export function endOfMonth(of: Day): Day {
  const { year, month } = partsOf(of);
  return makeDay(year, month, daysInMonth(year, month));
}

/** 1 Monday … 7 Sunday. */
export function weekday(of: Day): number {
  return ((((dayNumber(of) + 3) % 7) + 7) % 7) + 1;
}

export function partsOf(of: Day): { year: number; month: number; date: number } {
  return { year: digits(of, 0, 4), month: digits(of, 5, 7), date: digits(of, 8, 10) };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function makeDay(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, "0")}-${month < 10 ? "0" : ""}${month}-${date < 10 ? "0" : ""}${date}` as Day;
}

// A hot path: a million due dates are read per run, and slicing strings costs more than this.
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48;
  return value;
}
