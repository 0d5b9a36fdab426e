import { z } from "zod";
import { type Day, day } from "../../ledger/day.ts";
import { type Problem, problemAt } from "../problem.ts";
import { readYaml } from "../yaml.ts";

/** `2026-H2`: July to December 2026. */
export type Half = `${number}-H1` | `${number}-H2`;

/** What was in force in one half-year. Rates in hundredths of a percent: 1240 is 12.40 %. */
export interface HalfRates {
  readonly half: Half;
  /** Main refinancing rate of the European Central Bank on the first day of the half-year. */
  readonly ecb: number;
  /** Legal interest rate, claims of businesses. */
  readonly legal: number;
  readonly source: string;
  readonly verifiedOn: Day;
}

export type Rates = ReadonlyMap<Half, HalfRates>;

/** Percent with two decimals at most, read into hundredths. */
export const Percent = z
  .number()
  .min(0)
  .max(100)
  .refine((percent) => Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-6, "bad_percent")
  .transform((percent) => Math.round(percent * 100))
  .meta({ examples: ["2.40"] });

export const RatesFile = z
  .array(
    z.strictObject({
      half: z
        .string()
        .regex(/^\d{4}-H[12]$/)
        .meta({ description: "Half-year: 2026-H2 is July to December 2026.", examples: ["2027-H1"] })
        .transform((text) => text as Half),
      ecb: Percent.meta({ description: "Main refinancing rate of the ECB on the first day of the half-year, in percent." }),
      legal: Percent.meta({ description: "Legal interest rate, claims of businesses, in percent." }),
      source: z
        .string()
        .min(1)
        .meta({ description: "Where it was read.", examples: ["arrêté du 26/06/2026"] }),
      verifiedOn: z.iso
        .date()
        .transform(day)
        .meta({ description: "Day on which somebody checked it.", examples: ["2026-11-21"] }),
    }),
  )
  .describe("Rates by half-year, for late-payment penalties. Adds to the shipped table, or corrects it.");

/** A rates file as read from somewhere: this folder reads no file. */
export interface RatesText {
  readonly name: string;
  readonly text: string;
}

/** Reads the shipped table, then those of the workspace: a half-year that is written again replaces the one before. */
export function loadRates(files: readonly RatesText[]): { readonly rates: Rates; readonly problems: readonly Problem[] } {
  const rates = new Map<Half, HalfRates>();
  const problems: Problem[] = [];
  for (const { name, text } of files) {
    const file = readYaml(name, text, RatesFile);
    problems.push(...file.problems);
    const here = new Set<Half>();
    for (const [index, row] of (file.value ?? []).entries()) {
      if (here.has(row.half)) {
        const path = [index, "half"];
        problems.push(problemAt(name, file.placeOf(path), path, { code: "rules.half_twice", params: { half: row.half }, value: row.half }));
      }
      here.add(row.half);
      rates.set(row.half, row);
    }
  }
  return { rates, problems };
}

export function halfOf(of: Day): Half {
  return `${Number(of.slice(0, 4))}-${of.slice(5, 7) < "07" ? "H1" : "H2"}`;
}

export function firstDayOf(half: Half): Day {
  return day(`${half.slice(0, 4)}-${half.endsWith("H1") ? "01" : "07"}-01`);
}

export function nextHalf(half: Half): Half {
  return half.endsWith("H1") ? `${Number(half.slice(0, 4))}-H2` : `${Number(half.slice(0, 4)) + 1}-H1`;
}
