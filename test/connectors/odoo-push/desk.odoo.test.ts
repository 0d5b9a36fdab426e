import { expect, it } from "vitest";
import type { Board, Proposal, Standing } from "../../../src/ledger/board.ts";
import { day } from "../../../src/ledger/day.ts";
import type { Effect } from "../../../src/ledger/effect.ts";
import { customers, email, odooWithApp, type Someone, task, today, writing } from "./kit.ts";

const odoo = await odooWithApp();
const people = await customers(odoo, 40);
let next = 0;
function someone(): Someone {
  const found = people[next++];
  if (!found) throw new Error("the book has too few customers for these tests");
  return found;
}
const partnerIn = ({ debtor }: { readonly debtor: string }) => Number(debtor.split("/")[0]);

function proposal(effect: Effect, more: Partial<Proposal> = {}): Proposal {
  return { effect, state: "proposed", numbers: effect.numbers ?? [], needsManager: false, ...more };
}

function standing(of: { readonly debtor: string }, more: Partial<Standing> = {}): Standing {
  return {
    debtor: of.debtor,
    currency: "EUR",
    segment: "occasional-late",
    score: 42,
    priority: 3,
    warnings: [],
    exposure: 500000,
    overdue: 123456,
    oldestDaysLate: 31,
    because: "31 jours de retard.",
    rule: "rules/occasional-late.yaml:4",
    ruleVersion: "test",
    next: { step: "courtesy", on: today },
    ...more,
  };
}

function board(proposals: readonly Proposal[], standings: readonly Standing[] = []): Board {
  return { today, proposals, standings };
}

async function show(shown: Board) {
  const calls: string[] = [];
  const counts = await writing(odoo, {}, (call) => calls.push(call)).desk.show(shown);
  return { ...counts, writes: calls.filter((call) => /\.(run|load|create|write)$/.test(call)) };
}

async function action(effect: Effect) {
  const domain = [["x_key", "=", effect.key]];
  const [row] = await odoo.call<Record<string, unknown>[]>("x_relance_action", "search_read", { domain, load: "" });
  if (!row) throw new Error(`${effect.key} is not shown`);
  return row;
}

/** As the buttons of the list do it. */
async function answer(effect: Effect, vals: Readonly<Record<string, unknown>>) {
  const { id } = await action(effect);
  await odoo.call("x_relance_action", "write", { ids: [id], vals });
}

it("shows what is proposed and how debtors stand, in a handful of calls, and nothing when it is shown again", async () => {
  const of = [someone(), someone(), someone()] as const;
  const mails = of.map((one) => proposal(email(one), { stage: "1. Relance courtoise" }));
  const whole = board(
    [...mails, proposal(task(of[0]))],
    of.map((one) => standing(one, { warnings: ["Un règlement est revenu."] })),
  );
  expect(await show(whole)).toEqual({
    proposals: 4,
    standings: 3,
    writes: ["x_relance_action.create", "res.partner.load"],
  });
  expect(await show(whole)).toEqual({ proposals: 0, standings: 0, writes: [] });
  const { effect } = mails[0] as Proposal & { effect: { html: string } };
  expect(await action(effect)).toMatchObject({
    x_partner_id: partnerIn(of[0]),
    x_company_id: 1,
    x_amount: 1234.56,
    x_items: of[0].number,
    x_move_ids: [expect.any(Number)],
    x_step: "courtesy",
    x_stage: "1. Relance courtoise",
    x_channel: "email",
    x_subject: `Facture ${of[0].number} : 31 jours de retard`,
    x_body: "Bonjour,",
    x_html: effect.html,
    x_due_on: "2026-11-23",
    x_state: "proposed",
    x_rule: "rules/occasional-late.yaml:4",
    x_priority: 3,
    x_segment: "occasional-late",
  });
  const fields = [
    "segment",
    "score",
    "exposure",
    "overdue",
    "oldest_days_late",
    "next_action",
    "next_on",
    "because",
    "warnings",
    "priority",
    "reviewed_on",
  ];
  const [partner] = await odoo.call<Record<string, unknown>[]>("res.partner", "read", {
    ids: [partnerIn(of[0])],
    fields: fields.map((name) => `x_relance_${name}`),
  });
  expect(partner).toMatchObject({
    x_relance_segment: "occasional-late",
    x_relance_score: 42,
    x_relance_exposure: 5000,
    x_relance_overdue: 1234.56,
    x_relance_oldest_days_late: 31,
    x_relance_next_action: "courtesy",
    x_relance_next_on: "2026-11-23",
    x_relance_because: "31 jours de retard.",
    x_relance_warnings: "Un règlement est revenu.",
    x_relance_priority: 3,
    x_relance_reviewed_on: "2026-11-23",
  });
});

it("closes what is no longer on the board, and leaves another company's alone", async () => {
  const [mine, theirs] = [email(someone()), { ...email(someone()), debtor: "1/2" }];
  await show(board([proposal(mine)], [standing(mine)]));
  await show(board([proposal(theirs)]));
  expect(await show(board([], [standing(mine)]))).toMatchObject({ proposals: 1, writes: ["ir.actions.server.run"] });
  expect(await action(mine)).toMatchObject({ x_state: "cancelled" });
  expect(await action(theirs)).toMatchObject({ x_state: "proposed" });
  expect(await show(board([], [standing(mine)]))).toMatchObject({ proposals: 0, writes: [] });
});

it.each([
  ["proposed", "approved", "approved"],
  ["proposed", "refused", "refused"],
  ["approved", "refused", "refused"],
  ["approved", "proposed", "approved"],
  ["sent", "approved", "sent"],
  ["cancelled", "approved", "cancelled"],
] as const)("says %s when somebody has answered %s there: it shows %s", async (ours, theirs, shown) => {
  const mail = email(someone());
  await show(board([proposal(mail)]));
  await answer(mail, { x_state: theirs, x_answered_by: odoo.people.manager.uid });
  await show(board([proposal({ ...mail, because: "32 jours de retard." }, { state: ours })]));
  expect(await action(mail)).toMatchObject({ x_state: shown });
});

it("keeps the words that somebody has begun to rewrite, and shows the rest anew", async () => {
  const mail = email(someone());
  await show(board([proposal(mail)]));
  await answer(mail, { x_body: "Bonjour Madame," });
  const later = { ...mail, subject: "Un autre objet", words: "Bonjour encore,", amount: 100000 };
  expect(await show(board([proposal(later)]))).toMatchObject({ proposals: 1 });
  expect(await action(mail)).toMatchObject({ x_body: "Bonjour Madame,", x_subject: mail.subject, x_amount: 1000 });
  expect(await show(board([proposal(later)]))).toMatchObject({ proposals: 0 });
  expect(await show(board([proposal({ ...later, amount: 90000 })]))).toMatchObject({ proposals: 1 });
  expect(await action(mail)).toMatchObject({ x_body: "Bonjour Madame,", x_amount: 900 });
});

it("shows new words that nobody has touched", async () => {
  const mail = email(someone());
  await show(board([proposal(mail)]));
  await show(board([proposal({ ...mail, words: "Bonjour encore," })]));
  expect(await action(mail)).toMatchObject({ x_body: "Bonjour encore," });
});

it("does not write over an answer that comes between its look and its writing", async () => {
  const [quick, slow] = [email(someone()), email(someone())];
  await show(board([proposal(quick), proposal(slow)]));
  const { desk } = writing(odoo, {}, (call) => (call === "ir.actions.server.run" ? answer(quick, { x_state: "refused" }) : undefined));
  const later = [quick, slow].map((mail) => proposal({ ...mail, because: "32 jours." }));
  expect(await desk.show(board(later))).toMatchObject({ proposals: 1 });
  expect(await action(quick)).toMatchObject({ x_state: "refused", x_because: "31 jours de retard." });
  expect(await action(slow)).toMatchObject({ x_state: "proposed", x_because: "32 jours." });
});

it("shows the others when the customer of one is no longer in Odoo", async () => {
  const gone = email({ ...someone(), debtor: "999999/1" });
  const there = email(someone());
  await show(board([proposal(gone), proposal(there)]));
  expect(await action(there)).toMatchObject({ x_state: "proposed" });
});

it("shows of a customer of two companies and currencies the standing that most needs to be looked at, and below it each to those of its company", async () => {
  const of = someone();
  const partner = partnerIn(of);
  const calm = standing(of, { score: 10, segment: "punctual" });
  const dollars = standing(of, { score: 55, currency: "USD", segment: "recurrent-late" });
  const worst = standing({ debtor: `${partner}/2` }, { score: 50, priority: 1, segment: "in-difficulty" });
  const segment = async () => {
    const fields = ["x_relance_segment", "x_relance_currency_id"];
    const [row] = await odoo.call<{ x_relance_segment: string; x_relance_currency_id: [number, string] | false }[]>("res.partner", "read", {
      ids: [partner],
      fields,
    });
    return [row?.x_relance_segment, row?.x_relance_currency_id && row.x_relance_currency_id[1]];
  };
  const lines = async (...companies: readonly number[]) => {
    const args = {
      domain: [["x_partner_id", "=", partner]],
      fields: ["x_segment", "x_overdue"],
      context: { allowed_company_ids: companies },
    };
    const rows = await odoo.call<{ x_segment: string; x_overdue: number }[]>("x_relance_standing", "search_read", args);
    return rows.map((row) => `${row.x_segment} ${row.x_overdue}`);
  };
  await show(board([], [calm]));
  expect(await lines(1, 2)).toEqual([]);
  expect(await show(board([], [calm, dollars, worst]))).toMatchObject({ standings: 1 + 3 });
  expect(await segment()).toEqual(["in-difficulty", "EUR"]);
  expect(await lines(1, 2)).toEqual(["in-difficulty 1234.56", "recurrent-late 1234.56", "punctual 1234.56"]);
  expect(await lines(1)).toEqual(["recurrent-late 1234.56", "punctual 1234.56"]);
  expect(await show(board([], [calm, dollars, worst]))).toMatchObject({ standings: 0, writes: [] });
  const paid = { ...dollars, overdue: 0 };
  expect(await show(board([], [calm, paid, worst]))).toMatchObject({ standings: 1, writes: ["x_relance_standing.load"] });
  expect(await lines(1)).toEqual(["recurrent-late 0", "punctual 1234.56"]);
  expect(await show(board([], [worst]))).toMatchObject({ standings: 1 + 1 });
  expect(await lines(1, 2)).toEqual(["recurrent-late 0", "punctual 1234.56"]);
  expect(await show(board([], [calm, dollars]))).toMatchObject({ standings: 1 + 1 });
  expect(await segment()).toEqual(["recurrent-late", "USD"]);
  const others = standing(someone());
  expect(await show(board([], [others]))).toMatchObject({ standings: 2 + 2 });
  expect(await lines(1, 2)).toEqual([]);
  expect(await segment()).toEqual([false, false]);
});

it("shows also how an archived customer stands, who may still owe", async () => {
  const of = someone();
  await show(board([], [standing(of, { score: 41 })]));
  await odoo.call("res.partner", "write", { ids: [partnerIn(of)], vals: { active: false } });
  expect(await show(board([], [standing(of, { score: 43 })]))).toMatchObject({ standings: 1 });
});

it("does not write a customer whose standing is the same the next day", async () => {
  const of = someone();
  await show(board([], [standing(of, { next: { step: "call", on: day("2026-12-01") } })]));
  const tomorrow = { ...board([], [standing(of, { next: { step: "call", on: day("2026-12-01") } })]), today: day("2026-11-24") };
  expect(await show(tomorrow)).toMatchObject({ standings: 0, writes: [] });
});
