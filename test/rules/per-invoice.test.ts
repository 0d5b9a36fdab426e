import { describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { reasonFor } from "../../src/rules/decision.ts";
import { sayReason } from "../../src/text/reasons.ts";
import { action, contact, debtor, decideOn, facts, invoice, payment, plainText, rulebookOf, several, signal } from "./builder.ts";
import { diary, walk } from "./walk.ts";

const today = "2026-06-15";
const old = invoice("FA-1", "2026-05-28", 900); // 18 days late
const young = invoice("FA-2", "2026-06-08", 400); // 7 days late
const next = invoice("FA-3", "2026-06-18", 200); // due in 3 days
const three = [old, young, next];

/** `courtesy FA-1`, one for each intent. */
function done(of: Partial<DossierFacts>, rulebook = several): string[] {
  return decideOn(today, of, rulebook).intents.map(({ step, items }) => `${step} ${items.map(({ id }) => id).join("+")}`.trim());
}

function each(of: Partial<DossierFacts>, rulebook = several): string[] {
  return (decideOn(today, of, rulebook).invoices ?? []).map(({ number, reason }) => `${number} ${reason.code}`);
}

describe("each invoice by itself", () => {
  it.each<[string, Partial<DossierFacts>, string[]]>([
    ["all of them, before the due date too", { items: three }, ["courtesy FA-1", "courtesy FA-2", "before FA-3"]],
    [
      "at its own level",
      { items: three, actions: [action("2026-06-02", "courtesy", ["FA-1"])] },
      ["firm FA-1", "courtesy FA-2", "before FA-3"],
    ],
    ["with its own delay", { items: three, actions: [action("2026-06-12", "courtesy", ["FA-1"])] }, ["courtesy FA-2", "before FA-3"]],
    [
      "with its own action to come",
      { items: three, actions: [action("2026-06-02", "courtesy", ["FA-1"], { state: "uncertain" })] },
      ["courtesy FA-2", "before FA-3"],
    ],
    [
      "not what a person set aside for it",
      { items: [old, young], actions: [action("2026-06-14", "courtesy", ["FA-1"], { state: "refused" })] },
      ["courtesy FA-2"],
    ],
    ["with its own minimum", { items: [{ ...old, open: 50 }, young] }, ["courtesy FA-2"]],
    ["but for a disputed one", { items: [{ ...old, disputed: old.open }, young] }, ["courtesy FA-2"]],
    [
      "but for one that is held or promised",
      {
        items: three,
        signals: [
          signal("2026-06-10", { what: "hold", until: day("2026-06-20"), items: ["FA-1"] }),
          signal("2026-06-10", { what: "promise", payOn: day("2026-06-20"), currency: "EUR", items: ["FA-2"] }),
        ],
      },
      ["before FA-3"],
    ],
    [
      "from where a consolidated ladder left it",
      { items: [old, young], actions: [action("2026-06-02", "courtesy", ["FA-1", "FA-2"])] },
      ["firm FA-1", "courtesy FA-2"],
    ],
  ])("%s", (_, of, expected) => {
    expect(done(of)).toEqual(expected);
  });
});

describe("what is the debtor's stops all", () => {
  it.each<[string, Partial<DossierFacts>, string[]]>([
    ["insolvency", { debtor: debtor({ insolvent: true }) }, []],
    ["a hold", { signals: [signal("2026-06-10", { what: "hold", until: day("2026-06-20") })] }, []],
    ["a reply", { signals: [signal("2026-06-10", { what: "reply" })] }, ["answer"]],
    ["a promise about everything", { signals: [signal("2026-06-10", { what: "promise", payOn: day("2026-06-20"), currency: "EUR" })] }, []],
    ["a contact in another currency", { actions: [action("2026-06-12", "courtesy", ["X-1"], { currency: "USD" })] }, []],
    ["a contact of another company", { groupContactOn: day("2026-06-12") }, []],
    ["an answer of ours", { actions: [action("2026-06-12", "answer", [], { kind: "task", state: "done", cycle: "R1" })] }, []],
    ["old bank data", { freshness: { pulledOn: day(today), lastBankEntryOn: day("2026-05-01") } }, []],
  ])("%s", (_, of, expected) => {
    expect(done({ items: three, ...of })).toEqual(expected);
  });
});

describe("what is told", () => {
  const say = (of: Partial<DossierFacts>) => sayReason(decideOn(today, of, several), "fr").replaceAll(/[\u00a0\u202f]/g, " ");

  it("the oldest that is due, and how many others are", () => {
    expect(say({ items: three })).toBe(
      "FA-1 a 18 jours de retard, l’étape « Relance courtoise » vient à J+5 : 900,00 €, 1 échéance. 2 autres factures ont aussi une étape à faire.",
    );
    expect(each({ items: three })).toEqual(["FA-1 step_due", "FA-2 step_due", "FA-3 step_due"]);
  });

  it("when none is due, the one that time changes first, by its number", () => {
    const actions = [action("2026-06-12", "firm", ["FA-1"]), action("2026-06-10", "courtesy", ["FA-2"])];
    expect(say({ items: [old, young], actions })).toBe(
      "FA-2 : Dernier contact le 10/06/2026, il y a 5 jours. Le délai entre deux contacts est de 7 jours. 1 autre facture suit son scénario.",
    );
    expect(decideOn(today, { items: [old, young], actions }, several).reviewOn).toBe("2026-06-17");
  });

  it("of each message, its own invoice", () => {
    const decision = decideOn(today, { items: three }, several);
    expect(decision.intents.map((intent) => reasonFor(decision, intent).params.number)).toEqual(["FA-1", "FA-2", "FA-3"]);
  });
});

describe("what is not done once per invoice", () => {
  it("one task looks for the address, for all of them, and once", () => {
    const nobody = { items: [old, young], contacts: [contact("K1", undefined)] };
    expect(done(nobody)).toEqual(["find-address FA-1+FA-2"]);
    const [task] = decideOn(today, nobody, several).intents;
    const asked = action("2026-06-12", "find-address", ["FA-1", "FA-2"], { kind: "task", cycle: task?.cycle ?? "" });
    expect(done({ ...nobody, actions: [asked] })).toEqual([]);
    expect(done({ ...nobody, items: [...nobody.items, invoice("FA-4", "2026-06-09", 100)], actions: [asked] })).toEqual([]);
  });

  it("“first time” asks whether the debtor was ever contacted", () => {
    const rulebook = rulebookOf([
      {
        name: "rules/test.yaml",
        text: `${plainText.replace("at: +5, do: email,", "at: +5, do: email, approval: first-time,")}per: invoice\n`,
      },
    ]);
    const approvals = (of: Partial<DossierFacts>) => decideOn(today, of, rulebook).intents.map((one) => one.approval);
    expect(approvals({ items: [old, young] })).toEqual(["always", "always"]);
    expect(approvals({ items: [old, young], actions: [action("2026-03-02", "courtesy", ["FA-0"])] })).toEqual(["never", "never"]);
  });
});

it("who has paid is thanked while the next invoice waits, each for its own reason", () => {
  const rulebook = rulebookOf([
    { name: "rules/test.yaml", text: `${plainText}per: invoice\nthanks: { template: thank-you, within: 5 }\n` },
  ]);
  const reminded = action("2026-06-02", "courtesy", ["FA-0"], { numbers: ["FA-0"] });
  const paid = { ...payment("FA-0", "2026-05-20", "2026-06-12", 300), invoice: "FA-0" };
  const told = action("2026-06-09", "before", ["FA-3"]);
  const decision = decideOn(today, { items: [next], payments: [paid], actions: [reminded, told] }, rulebook);
  expect(decision.reason.code).toBe("thanks_due");
  expect(decision.intents.map((intent) => [intent.step, reasonFor(decision, intent).code])).toEqual([["thanks", "thanks_due"]]);
  expect(decision.invoices?.map(({ number, reason }) => `${number} ${reason.code}`)).toEqual(["FA-3 contacted_recently"]);
  // What is due goes first; thanks do not leave on that day.
  expect(done({ items: [next], payments: [paid], actions: [reminded] }, rulebook)).toEqual(["before FA-3"]);
});

it("each invoice has its own end", () => {
  const rulebook = rulebookOf([
    {
      name: "rules/test.yaml",
      text: `
segment: test
description: Everyone.
priority: 0
when: true
per: invoice
ladder: [{ step: courtesy, at: +5, do: email, template: reminder-courteous }]
end: { do: repeat, after: 20 }
`,
    },
  ]);
  const start = facts("2026-06-01", { items: [invoice("FA-1", "2026-06-01", 900), invoice("FA-2", "2026-06-10", 400)] });
  expect(diary(walk(start, rulebook, { from: "2026-06-01", to: "2026-07-31" }))).toEqual([
    "06-08 courtesy FA-1",
    "06-15 courtesy FA-2",
    "06-29 courtesy FA-1", // the 28th is a Sunday
    "07-06 courtesy FA-2", // the 5th as well
    "07-20 courtesy FA-1",
    "07-27 courtesy FA-2",
  ]);
});

it("a bounce of one message gives back the step of its invoice alone", () => {
  const start = facts("2026-06-01", {
    items: [invoice("FA-1", "2026-06-01", 900), invoice("FA-2", "2026-06-01", 400)],
    contacts: [contact("K1", "a@x.example"), contact("K2", "b@x.example", { role: "main" })],
  });
  const bounced = {
    "2026-06-09": (now: typeof start) => ({
      ...now,
      signals: [signal("2026-06-09", { what: "bounce", contact: "K1", effect: now.actions[0]?.key ?? "" })],
    }),
  };
  expect(diary(walk(start, several, { from: "2026-06-03", to: "2026-06-20" }, bounced))).toEqual([
    "06-08 courtesy FA-1",
    "06-08 courtesy FA-2",
    "06-09 courtesy FA-1",
    "06-16 firm FA-1",
    "06-16 firm FA-2",
  ]);
});
