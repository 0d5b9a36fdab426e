import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { day, weekday } from "../../src/ledger/day.ts";
import { addBusinessDays, holidays, isBusinessDay, nextBusinessDay, type Region, regionOfPostcode } from "../../src/rules/calendar.ts";

describe("public holidays are those of date-holidays, 2020 to 2035", () => {
  const places: Record<Region, ConstructorParameters<typeof Holidays>[0]> = {
    metropole: { country: "FR" },
    "alsace-moselle": { country: "FR", state: "67" },
    guadeloupe: { country: "FR", state: "GP" },
    martinique: { country: "FR", state: "MQ" },
    guyane: { country: "FR", state: "GF" },
    reunion: { country: "FR", state: "RE" },
    mayotte: { country: "FR", state: "YT" },
  };
  it.each(Object.entries(places))("%s", (region, place) => {
    const reference = new Holidays(place);
    for (let year = 2020; year <= 2035; year++) {
      const expected = reference
        .getHolidays(year)
        .filter((one) => one.type === "public")
        .map((one) => one.date.slice(0, 10));
      expect([...holidays(year, region as Region)].toSorted(), `${region} ${year}`).toEqual([...new Set(expected)].toSorted());
    }
  });
});

it.each([
  ["Friday", "2026-11-20", true],
  ["Saturday", "2026-11-21", false],
  ["Easter Monday", "2026-04-06", false],
  ["Ascension", "2026-05-14", false],
  ["Armistice", "2026-11-11", false],
])("%s %s is a business day: %s", (_, text, expected) => {
  expect(isBusinessDay(day(text), "metropole")).toBe(expected);
});

it.each([
  ["over a week-end", "2026-11-21", ["metropole"], "2026-11-23"],
  ["over Christmas in Alsace, where the 26th counts", "2027-12-25", ["alsace-moselle"], "2027-12-27"],
  ["over Good Friday to Easter Monday in Alsace", "2026-04-03", ["alsace-moselle"], "2026-04-07"],
  ["with the holidays of both", "2026-04-03", ["metropole", "alsace-moselle"], "2026-04-07"],
  ["not at all", "2026-11-23", ["metropole"], "2026-11-23"],
] as const)("the next business day goes %s", (_, from, where, expected) => {
  expect(nextBusinessDay(day(from), ...where)).toBe(expected);
});

it("adds business days", () => {
  expect(addBusinessDays(day("2026-11-20"), 0, "metropole")).toBe("2026-11-20");
  expect(addBusinessDays(day("2026-11-20"), 1, "metropole")).toBe("2026-11-23");
  expect(addBusinessDays(day("2026-12-24"), 2, "metropole")).toBe("2026-12-29");
});

it("finds Easter on a Sunday of spring every year", () => {
  for (let year = 1900; year <= 2200; year++) {
    const monday = [...holidays(year, "metropole")].filter((one) => one >= `${year}-03-23` && one <= `${year}-04-26` && weekday(one) === 1);
    expect(monday).toHaveLength(1);
  }
});

it.each([
  ["67000", "alsace-moselle"],
  ["57100", "alsace-moselle"],
  ["75011", "metropole"],
  ["97400", "reunion"],
  ["97600", "mayotte"],
  ["2000", "metropole"],
])("postcode %s is in %s", (postcode, region) => {
  expect(regionOfPostcode(postcode)).toBe(region);
});
