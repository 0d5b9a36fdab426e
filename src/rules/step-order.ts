import type { Rulebook } from "./rulebook.ts";

/**
 * The steps of all ladders in one order: a step comes after those that more ladders have before it than behind it; of two
 * that no ladder tells apart, and where ladders go round in a circle, the one that is sooner due on average comes first.
 */
export function stepOrder({ segments }: Pick<Rulebook, "segments">): readonly string[] {
  const ladders = segments.map(({ ladder }) => ladder.map(({ step }) => step));
  const days = new Map<string, number[]>();
  for (const { ladder } of segments) for (const { step, at } of ladder) days.set(step, [...(days.get(step) ?? []), at]);
  const meanOf = (ats: readonly number[]) => ats.reduce((sum, at) => sum + at, 0) / ats.length;
  const left = [...days].toSorted(([a, atA], [b, atB]) => meanOf(atA) - meanOf(atB) || (a < b ? -1 : 1)).map(([step]) => step);

  function precedes(one: string, other: string): boolean {
    const both = ladders.filter((steps) => steps.includes(one) && steps.includes(other));
    return both.filter((steps) => steps.indexOf(one) < steps.indexOf(other)).length * 2 > both.length;
  }

  const order: string[] = [];
  while (left.length > 0) {
    const free = left.findIndex((step) => !left.some((other) => other !== step && precedes(other, step)));
    order.push(...left.splice(Math.max(free, 0), 1));
  }
  return order;
}
