import fc from "fast-check";
import { expect, it } from "vitest";
import { stepOrder } from "../../src/rules/step-order.ts";
import type { SegmentRule } from "../../src/rules/rulebook.ts";
import { presets, rulebookOf } from "./builder.ts";

type Ladder = readonly (readonly [step: string, at: number])[];
const orderOf = (...ladders: readonly Ladder[]) =>
  stepOrder({ segments: ladders.map((ladder) => ({ ladder: ladder.map(([step, at]) => ({ step, at })) }) as unknown as SegmentRule) });

it.each<[string, readonly Ladder[], readonly string[]]>([
  ["one ladder", [[["courtesy", 3], ["firm", 15], ["notice", 40]]], ["courtesy", "firm", "notice"]], // prettier-ignore
  ["a hard segment begins with what comes late elsewhere", [[["firm", 1], ["notice", 10]], [["courtesy", 3], ["firm", 15]]], ["courtesy", "firm", "notice"]], // prettier-ignore
  ["steps that no ladder tells apart", [[["courtesy", 3], ["firm", 15]], [["call", 8], ["firm", 20]]], ["courtesy", "call", "firm"]], // prettier-ignore
  ["most ladders decide", [[["firm", 1], ["call", 2]], [["call", 5], ["firm", 15]], [["call", 9], ["firm", 20]]], ["call", "firm"]], // prettier-ignore
  ["one ladder against one", [[["call", 5], ["firm", 15]], [["firm", 8], ["call", 20]]], ["firm", "call"]], // prettier-ignore
  ["no ladder", [[]], []],
])("%s", (_, ladders, order) => {
  expect(orderOf(...ladders)).toEqual(order);
});

it("has the shipped steps from the softest to the hardest", () => {
  const order = stepOrder(rulebookOf(presets));
  const known = ["courtesy", "call", "firm", "last", "formal-notice"];
  expect(order.filter((step) => known.includes(step))).toEqual(known);
});

it("names each step once, and keeps every ladder's order when all are cut from one", () => {
  const steps = ["a", "b", "c", "d", "e", "f"];
  const ladders = fc.array(fc.subarray(steps), { maxLength: 5 });
  fc.assert(
    fc.property(ladders, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }), (chosen, gaps) => {
      const cut = chosen.map((names, n) => names.map((name, index) => [name, (index + 1) * (gaps[n] ?? 1)] as const));
      const order = orderOf(...cut);
      expect(order.toSorted()).toEqual([...new Set(chosen.flat())].toSorted());
      for (const names of chosen) expect(order.filter((name) => names.includes(name))).toEqual(names);
    }),
  );
});
