import fc from "fast-check";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { item } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { dossiersOf, pulled } from "./kit.ts";
import { debtor } from "../../support/facts.ts";

export function valueCases(fresh: FreshStore): void {
  it.each<[type: string, expression: string, value: unknown]>([
    ["bigint", "9007199254740991::bigint", Number.MAX_SAFE_INTEGER],
    ["negative bigint", "(-5)::bigint", -5],
    ["integer", "7", 7],
    ["date", "date '2026-03-29'", "2026-03-29"],
    ["timestamptz", "timestamptz '2026-03-29 03:30:00.123456+02'", "2026-03-29T01:30:00.123Z"],
    ["jsonb", `'{"b": [1, null], "a": "é"}'::jsonb`, { a: "é", b: [1, null] }],
    ["text array", "array['a', 'b\"']", ["a", 'b"']],
    ["boolean", "true", true],
    ["null", "null::bigint", null],
  ])("reads %s as a value that means the same on both databases", async (_, expression, value) => {
    const { rows } = await sql`select ${sql.raw(expression)} as value`.execute(fresh().db);
    expect(rows).toEqual([{ value }]);
  });

  it("refuses a bigint that no number holds", async () => {
    await expect(sql`select 9007199254740993::bigint`.execute(fresh().db)).rejects.toThrow(RangeError);
  });

  it.each<[what: string, given: string, kept: string]>([
    ["quotes and backslashes", `"\\"'\\u0041 \\\\u0000`, `"\\"'\\u0041 \\\\u0000`],
    ["controls", "a\tb\nc\u0001", "a\tb\nc\u0001"],
    ["emoji", "\u{1f600}é", "\u{1f600}é"],
    ["the null character", "a\u0000b", "a\ufffdb"],
    ["half of a pair", "a\ud83d!", "a\ufffd!"],
    ["the other half", "\ude00\\u0000", "\ufffd\\u0000"],
  ])("keeps %s in a label", async (_, given, kept) => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A", { label: given })]);
    expect((await dossiersOf(store))[0]?.items[0]?.label).toBe(kept);
    expect(await pulled(store, [debtor("A"), item("1", "A", { label: given })]), "and knows it again").toMatchObject({ unchanged: 2 });
  });

  it("gives any label and id back as it was", async () => {
    const text = fc.string({ unit: "grapheme", minLength: 1 }).filter((one) => !one.includes("\u0000"));
    await fc.assert(
      fc.asyncProperty(text, text, async (id, label) => {
        const store = fresh();
        const facts = [debtor(id, { name: label }), item(label, id, { label })];
        await pulled(store, facts);
        const [found] = await dossiersOf(store, { debtor: id });
        expect([found?.debtor, ...(found?.items ?? [])]).toEqual(facts);
      }),
      { numRuns: 15 },
    );
  });
}
