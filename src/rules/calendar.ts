import { addDays, type Day, dayOf, partsOf, weekday } from "../ledger/day.ts";

/** Where French public holidays differ. */
export const regions = ["metropole", "alsace-moselle", "guadeloupe", "martinique", "guyane", "reunion", "mayotte"] as const;
export type Region = (typeof regions)[number];

/** Abolition of slavery, month and date: C. trav. L3422-2. */
const abolition: Partial<Record<Region, readonly [number, number]>> = {
  mayotte: [4, 27],
  martinique: [5, 22],
  guadeloupe: [5, 27],
  guyane: [6, 10],
  reunion: [12, 20],
};

const goodFriday: ReadonlySet<Region> = new Set(["alsace-moselle", "guadeloupe", "martinique"]);

const cache = new Map<Region, Map<number, ReadonlySet<Day>>>(regions.map((region) => [region, new Map()]));

/**
 * Public holidays of a year: C. trav. L3133-1, L3134-13 in Alsace-Moselle, L3422-2 overseas. Good Friday counts in all of
 * Alsace-Moselle, although the law has it only in communes with a Protestant temple, and in Guadeloupe and Martinique,
 * where it is a custom: a reminder can wait.
 */
export function holidays(year: number, region: Region): ReadonlySet<Day> {
  const known = cache.get(region)?.get(year);
  if (known) return known;
  const fixed = [
    [1, 1],
    [5, 1],
    [5, 8],
    [7, 14],
    [8, 15],
    [11, 1],
    [11, 11],
    [12, 25],
  ].map(([month, date]) => on(year, month as number, date as number));
  const easter = easterSunday(year);
  const days = new Set([...fixed, addDays(easter, 1), addDays(easter, 39), addDays(easter, 50)]);
  if (goodFriday.has(region)) days.add(addDays(easter, -2));
  if (region === "alsace-moselle") days.add(on(year, 12, 26));
  const freedom = abolition[region];
  if (freedom) days.add(on(year, ...freedom));
  cache.get(region)?.set(year, days);
  return days;
}

/** Monday to Friday and a holiday in none of the regions. */
export function isBusinessDay(day: Day, ...where: readonly Region[]): boolean {
  return weekday(day) <= 5 && !isHoliday(day, where);
}

function isHoliday(day: Day, where: readonly Region[]): boolean {
  const { year } = partsOf(day);
  return where.some((region) => holidays(year, region).has(day));
}

/** The day itself when it is a business day, else the first one after it. */
export function nextBusinessDay(day: Day, ...where: readonly Region[]): Day {
  let next = day;
  for (let at = weekday(day); at > 5 || isHoliday(next, where); at = (at % 7) + 1) next = addDays(next, 1);
  return next;
}

/** The `count`-th business day after `day`; `day` itself when `count` is 0. */
export function addBusinessDays(day: Day, count: number, ...where: readonly Region[]): Day {
  let at = day;
  for (let left = count; left > 0; left--) at = nextBusinessDay(addDays(at, 1), ...where);
  return at;
}

/** The region of a French postcode. */
export function regionOfPostcode(postcode: string): Region {
  if (/^(57|67|68)\d{3}$/.test(postcode)) return "alsace-moselle";
  return overseas[postcode.slice(0, 3)] ?? "metropole";
}

const overseas: Readonly<Record<string, Region>> = {
  "971": "guadeloupe",
  "972": "martinique",
  "973": "guyane",
  "974": "reunion",
  "976": "mayotte",
};

/** Gregorian computus of Meeus, Jones and Butcher: exact for every year. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return on(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

function on(year: number, month: number, date: number): Day {
  return dayOf(year, month, date) as Day;
}
