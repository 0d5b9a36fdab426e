import { describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { sayReason } from "../../src/text/reasons.ts";
import { quietUntil } from "../../src/rules/quiet.ts";
import { action, debtor, decideOn, facts, invoice, rulebookOf } from "./builder.ts";
import { diary, walk } from "./walk.ts";

const late = invoice("FA-1", "2026-06-05", 1000); // 10 days late on Monday 2026-06-15
const today = "2026-06-15";

function rules(steps: readonly string[], more = "", common = "{}") {
  const text = `segment: test\ndescription: Everyone.\npriority: 0\nwhen: true\nladder:\n${steps.map((step) => `  - { ${step} }\n`).join("")}${more}`;
  return rulebookOf([
    { name: "rules/test.yaml", text },
    { name: "rules/_common.yaml", text: common },
  ]);
}

const mail = (step: string, at: number, more = "") => `step: ${step}, at: ${at}, do: email, template: reminder-${step}${more}`;

describe("who agrees before it leaves", () => {
  const before = { actions: [action("2026-05-01", "courtesy", ["FA-0"])] };
  it.each<[string, string, string, Partial<DossierFacts>, string, string]>([
    ["nobody by default", "", "", {}, "never", ""],
    [
      "a person, the first time",
      ", approval: first-time",
      "",
      {},
      "always",
      "Une personne donne son accord : premier contact avec ce client.",
    ],
    ["nobody the second time", ", approval: first-time", "", before, "never", ""],
    [
      "a person above an amount",
      ", approval: { above: 999.99 EUR }",
      "",
      {},
      "always",
      "Une personne donne son accord : montant au-dessus du seuil de l’étape.",
    ],
    ["nobody up to it", ", approval: { above: 1000 EUR }", "", {}, "never", ""],
    [
      "a person beyond the reminders that leave alone",
      "",
      "limits: { remindersWithoutPerson: 0 }",
      {},
      "always",
      "Une personne donne son accord : étape au-delà de ce qui part sans personne.",
    ],
    ["nobody for those that do", "", "limits: { remindersWithoutPerson: 1 }", {}, "never", ""],
  ])("%s", (_, approval, more, of, expected, told) => {
    const decision = decideOn(today, { items: [late], ...of }, rules([mail("courteous", 5, approval)], more));
    expect(decision.intents[0]?.approval).toBe(expected);
    expect(
      sayReason(decision, "fr")
        .replaceAll(/[\u00a0\u202f]/g, " ")
        .endsWith(told),
    ).toBe(true);
  });
});

describe("without an e-mail address", () => {
  const rulebook = rules([
    mail("courteous", 5, ", otherwise: [{ do: letter, template: formal-notice }, { do: task, activity: call, assignee: collector }]"),
  ]);
  const nobody = { items: [late], contacts: [] };

  it("a letter goes to who has a postal address, when a person agrees", () => {
    const decision = decideOn(today, { ...nobody, debtor: debtor({ address: ["1 rue du Port", "29200 Brest"] }) }, rulebook);
    expect(decision.intents).toMatchObject([{ step: "courteous", do: "letter", template: "formal-notice", approval: "always" }]);
    expect(sayReason(decision, "en")).toContain("No e-mail address can be used: a letter instead.");
  });

  it("else the collector calls", () => {
    expect(decideOn(today, { ...nobody, debtor: debtor({ collector: "Ada" }) }, rulebook).intents).toMatchObject([
      { step: "courteous", do: "task", activity: "call", assignee: "Ada", approval: "never" },
    ]);
  });

  it("and the ladder goes on from there", () => {
    const start = facts("2026-06-01", { items: [late], contacts: [] });
    const two = rules([mail("courteous", 5, ", otherwise: [{ do: task }]"), mail("firm", 15, ", otherwise: [{ do: task }]")]);
    expect(diary(walk(start, two, { from: "2026-06-08", to: "2026-07-31" }))).toEqual(["06-10 courteous FA-1", "06-22 firm FA-1"]);
  });
});

it("a rotation gives each debtor always the same person, and each person some debtors", () => {
  const rulebook = rules(["step: call, at: 5, do: task, assignee: [Ada, Blaise, Chloé]"]);
  const whose = (id: string) => decideOn(today, { debtor: debtor({ id }), items: [late] }, rulebook).intents[0]?.assignee;
  const names = Array.from({ length: 60 }, (_, at) => whose(`D${at}`));
  expect(Array.from({ length: 60 }, (_, at) => whose(`D${at}`))).toEqual(names);
  for (const name of ["Ada", "Blaise", "Chloé"]) expect(names.filter((one) => one === name).length).toBeGreaterThan(8);
});

describe("when every step is behind", () => {
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 1000), invoice("FA-2", "2026-07-20", 400)] });
  const span = { from: "2026-06-01", to: "2026-09-15" };
  const steps = [mail("courteous", 5), mail("firm", 15)];

  it("a task proposes the handover of what is finished, while younger invoices climb", () => {
    expect(diary(walk(start, rules(steps, "end: { do: handover, after: 15 }"), span))).toEqual([
      "06-08 courteous FA-1",
      "06-16 firm FA-1",
      "07-01 propose-handover FA-1",
      "07-27 courteous FA-2",
      "08-04 firm FA-2",
    ]);
  });

  it("the last step comes back, or nothing does", () => {
    const one = { ...start, items: start.items.slice(0, 1) };
    expect(diary(walk(one, rules(steps, "end: { do: repeat, after: 30 }"), span))).toEqual([
      "06-08 courteous FA-1",
      "06-16 firm FA-1",
      "07-16 firm FA-1",
      "08-17 firm FA-1",
    ]);
    expect(diary(walk(one, rules(steps), span))).toEqual(["06-08 courteous FA-1", "06-16 firm FA-1"]);
  });
});

describe("quiet weeks", () => {
  const common = "quiet: [{ from: 08-01, to: 08-20 }, { from: 12-24, to: 01-02 }]";
  const rulebook = rules([mail("courteous", 5), mail("firm", 15)], "", common);

  it("keep back first reminders, and nothing that has begun", () => {
    const start = facts("2026-07-01", { items: [invoice("FA-1", "2026-07-15", 1000), invoice("FA-2", "2026-07-30", 400)] });
    const paid = { "2026-08-10": (now: typeof start) => ({ ...now, items: now.items.filter((item) => item.id === "FA-2") }) };
    const days = walk(start, rulebook, { from: "2026-07-15", to: "2026-09-15" }, paid);
    expect(diary(days)).toEqual(["07-20 courteous FA-1", "07-30 firm FA-1", "08-21 courteous FA-2", "08-28 firm FA-2"]);
  });

  it.each([
    ["2026-07-31", undefined],
    ["2026-08-01", "2026-08-20"],
    ["2026-08-20", "2026-08-20"],
    ["2026-08-21", undefined],
    ["2026-12-24", "2027-01-02"],
    ["2027-01-02", "2027-01-02"],
    ["2027-01-03", undefined],
  ])("%s is quiet until %s", (at, until) => {
    expect(quietUntil(day(at), rulebook.settings.quiet)).toBe(until);
  });

  it("end on the week-end before the Monday on which things leave again", () => {
    // 21 August 2026 is a Friday; the quiet weeks end on the 20th.
    const decision = decideOn("2026-08-10", { items: [invoice("FA-1", "2026-08-01", 1000)] }, rulebook);
    expect(decision).toMatchObject({
      reason: { code: "quiet_weeks", params: { until: "2026-08-20" } },
      intents: [],
      reviewOn: "2026-08-21",
    });
  });
});
