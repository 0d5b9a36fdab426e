import { describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { credit, debtor, decideOn, invoice, payment, plainText, presets, rulebookOf, signal } from "./builder.ts";

const today = "2026-06-15";
const late = invoice("FA-1", "2026-05-16", 1_000);

function scoreOf(of: Partial<DossierFacts>) {
  const { score, priority } = decideOn(today, of);
  return { ...Object.fromEntries(score.parts.map(({ name, points }) => [name, points])), total: score.total, priority };
}

describe("the shipped score", () => {
  it.each<[string, Partial<DossierFacts>, object]>([
    ["nobody owes anything", {}, { total: 0, priority: 5 }],
    ["one invoice is not due", { items: [invoice("FA-1", "2026-07-01", 500)] }, { total: 0, priority: 5 }],
    ["all is overdue by 30 days", { items: [late] }, { exposure: 20, age: 7, total: 27, priority: 4 }],
    ["half is overdue", { items: [late, invoice("FA-2", "2026-07-01", 1_000)] }, { exposure: 10, age: 7, total: 17, priority: 4 }],
    [
      "paid late all year, on average by 15 days",
      { payments: [payment("FA-0", "2026-01-31", "2026-02-15", 1_000)] },
      { lateness: 30, total: 30, priority: 4 },
    ],
    [
      "the host trusts the payer",
      { debtor: debtor({ trust: "good" }), items: [late] },
      { exposure: 20, age: 7, "host-trust": -10, total: 17, priority: 4 },
    ],
    ["trust alone goes below zero", { debtor: debtor({ trust: "good" }) }, { "host-trust": -10, limit: 10, total: 0, priority: 5 }],
    [
      "insolvent",
      { debtor: debtor({ insolvent: true }), items: [late] },
      { exposure: 20, age: 7, insolvency: 100, limit: -27, total: 100, priority: 2 },
    ],
    [
      "above the credit limit",
      { debtor: debtor({ creditLimit: 99_999 }), items: [late] },
      { exposure: 20, age: 7, "credit-limit": 5, total: 32, priority: 3 },
    ],
    ["a part disputed", { items: [{ ...late, disputed: 10_000 }] }, { exposure: 20, age: 7, dispute: 5, total: 32, priority: 3 }],
    ["a large debt comes first", { items: [invoice("FA-1", "2026-03-01", 20_000)] }, { exposure: 20, age: 20, total: 40, priority: 2 }],
  ])("when %s", (_when, of, expected) => {
    expect(scoreOf(of)).toEqual(expected);
  });

  it("adds up to its total, whatever there is", () => {
    const { score } = decideOn(today, {
      debtor: debtor({ trust: "bad", creditLimit: 1 }),
      items: [late, { ...invoice("FA-2", "2026-01-01", 900), disputed: 5_000 }],
      credits: [credit("R-1", "2026-06-01", 10)],
      payments: [payment("FA-0", "2026-01-31", "2026-03-15", 1_000)],
      signals: [signal("2026-05-01", { what: "promise", payOn: day("2026-05-10"), currency: "EUR", amount: 500_000 })],
    });
    expect(score.total).toBe(score.parts.reduce((sum, part) => sum + part.points, 0));
  });
});

it("a workspace's own table takes the place of the shipped one", () => {
  const own = `
parts:
  - { part: big, points: 50, when: amounts.exposure >= 500 }
matrix: { scores: [50], exposures: [], priorities: [[1], [4]] }
`;
  const rulebook = rulebookOf([...presets, { name: "rules/score.yaml", text: own }]);
  expect(decideOn(today, { items: [late] }, rulebook)).toMatchObject({
    score: { total: 50, parts: [{ name: "big", points: 50 }] },
    priority: 1,
  });
  expect(decideOn(today, { items: [invoice("FA-1", "2026-07-01", 100)] }, rulebook)).toMatchObject({ score: { total: 0 }, priority: 4 });
});

describe("a segment that keeps its debtors for 30 days", () => {
  const hard = plainText
    .replace("segment: test", "segment: hard")
    .replace("priority: 0", "priority: 50\nstay: 30")
    .replace("when: true", "when: oldestDaysLate > 20");
  const rulebook = rulebookOf([...presets, { name: "rules/hard.yaml", text: hard }]);
  const before = (since: string, name = "hard") => ({ segmentBefore: { name, since: day(since) } });
  const young = invoice("FA-1", "2026-06-10", 1_000);

  it.each([
    ["takes at once who comes to it", { items: [late], ...before("2026-06-01", "occasional-late") }, "hard", undefined],
    ["keeps who would go to a softer one", { items: [young], ...before("2026-06-01") }, "hard", "2026-07-01"],
    ["lets go on the thirtieth day", { items: [young], ...before("2026-05-16") }, "new", undefined],
    ["is left for one that is no longer there", { items: [young], ...before("2026-06-01", "deleted") }, "new", undefined],
  ])("%s", (_title, of, name, staysUntil) => {
    const decision = decideOn(today, of, rulebook);
    expect(decision.segment.name).toBe(name);
    expect(decision.segment.staysUntil).toBe(staysUntil);
    if (staysUntil) expect((decision.reviewOn ?? "") <= staysUntil).toBe(true);
  });
});
