import { z } from "zod";
import { day } from "../../ledger/day.ts";

/** The `memory:` section of `relance.yaml`. Everything has a default: a book of sixty customers. */
export const MemoryOptions = z.strictObject({
  seed: z.int().nonnegative().default(1).describe("Any whole number. The same seed always gives the same book."),
  debtors: z.int().min(1).max(1_000_000).default(60).describe("How many customers the book has."),
  today: z.iso
    .date()
    .transform(day)
    .default(day("2026-11-21"))
    .describe("Day the book is of, as 2026-11-21: nothing in it was issued, paid or said later."),
});

export type MemoryOptions = z.input<typeof MemoryOptions>;
