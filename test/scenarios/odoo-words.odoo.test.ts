import { beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { addDays } from "../../src/ledger/day.ts";
import type { LineJson } from "../../src/workspace/json.ts";
import { answer, pay } from "../connectors/odoo/hand.ts";
import { odooForTests } from "../odoo/host.ts";
import { addressOf, mailsTo, odooWorkspace, type OdooWorkspace, today, workingDay } from "./odoo-kit.ts";

/** What people and debtors say after the plan, in Odoo and by mail, and what becomes of each reminder. */
const odoo = await odooForTests();
const tomorrow = workingDay(addDays(today, 1));
const replies = "difficult name";
const bounces = "several contacts";
const pays = "no salesperson";
const promises = "linked credit note";
const refuses = "invoiced to a child";
const held = "partly paid";
const disputes = "key account";
const stuck = "first instalment paid";

let acme: OdooWorkspace;
let decided: ReadonlyMap<string, z.infer<typeof LineJson>>;
beforeAll(async () => {
  acme = await odooWorkspace(odoo);
  await plan(today);
});

async function plan(on: typeof today): Promise<void> {
  const { debtors } = await acme.propose(on);
  decided = new Map(debtors.map((line) => [line.debtor, line]));
}

function decision(name: string): z.infer<typeof LineJson> {
  const line = decided.get(`${odoo.theCase(name).partner}/1`);
  if (!line) throw new Error(`nobody decided on ${name}`);
  return line;
}

async function shown(name: string) {
  const [action] = await acme.shown(odoo.theCase(name).partner);
  if (!action) throw new Error(`nothing is shown for ${name}`);
  return action;
}

function emailOf(name: string): Promise<string> {
  return addressOf(odoo, odoo.theCase(name).partner);
}

/** As typed on a form. */
async function type(model: "res.partner" | "account.move", id: number | undefined, vals: Readonly<Record<string, unknown>>): Promise<void> {
  await odoo.call(model, "write", { ids: [id], vals });
}

it("before anybody says anything, each of them is to be reminded", () => {
  for (const name of [replies, bounces, pays, promises, refuses, held, disputes, stuck])
    expect([name, decision(name).intents.map(({ step }) => step)]).toEqual([name, ["courtesy"]]);
});

describe("between the plan and the run", () => {
  it("a yes lets two leave; a payment, a hold and a dispute stop what had a yes, each with its reason on the desk", async () => {
    for (const name of [replies, bounces, pays, held, disputes]) await answer(odoo, (await shown(name)).x_key, "approved");
    await answer(odoo, (await shown(refuses)).x_key, "refused");
    await type("res.partner", odoo.theCase(promises).partner, { x_relance_promise_on: tomorrow });
    await pay(odoo, { move: odoo.theCase(pays).move as number, company: 1 }, 672);
    await type("account.move", odoo.theCase(held).move, { x_relance_hold_until: addDays(today, 10) });
    await type("account.move", odoo.theCase(disputes).move, { x_relance_dispute: "price" });

    const { outcomes } = await acme.deliver();
    const of = (name: string) => outcomes.filter(({ debtor, kind }) => debtor === `${odoo.theCase(name).partner}/1` && kind === "email");
    expect(of(replies).map(({ state }) => state)).toEqual(["sent"]);
    expect(of(bounces).map(({ state }) => state)).toEqual(["sent"]);
    expect(of(pays).map(({ state, why }) => `${state} ${why?.code}`)).toEqual(["cancelled reason.nothing_due"]);
    expect(of(held).map(({ state, why }) => `${state} ${why?.code}`)).toEqual(["cancelled reason.hold"]);
    expect(of(disputes).map(({ state, why }) => `${state} ${why?.code}`)).toEqual(["cancelled outbox.changed_since"]);
    expect(await odoo.smtp.mailbox()).toHaveLength(2);

    expect(await shown(pays)).toMatchObject({ x_state: "cancelled", x_why: "Rien n’est dû." });
    expect(await shown(held)).toMatchObject({ x_state: "cancelled", x_why: expect.stringContaining("suspen") as string });
    expect(await shown(promises)).toMatchObject({ x_state: "cancelled" });
  });

  it("what is in dispute is left out, the rest is proposed again", async () => {
    await plan(today);
    const invoices = decision(disputes).intents.flatMap(({ items }) => items.map(({ number }) => number));
    expect(invoices.length).toBeGreaterThan(0);
    expect(decision(disputes).overdue).toBeGreaterThan(decision(disputes).intents[0]?.amount ?? 0);
    expect(decision(held).intents).toEqual([]);
  });
});

it("a mail that Odoo could not send is a failed action with its reason, asks for nothing more, and is sent once it is retried", async () => {
  await answer(odoo, (await shown(stuck)).x_key, "approved");
  await odoo.sql("update ir_mail_server set smtp_port = 9");
  await acme.deliver();
  await odoo.sql("update ir_mail_server set smtp_port = $1", [Number(new URL(odoo.smtp.url).port)]);
  await plan(today);
  expect(decision(stuck)).toMatchObject({ reason: { code: "undelivered", params: { step: "courtesy" } }, intents: [] });
  expect(await shown(stuck)).toMatchObject({
    x_state: "failed",
    x_why: expect.stringMatching(/^N’est pas arrivé\s: .*Connection refused\.$/) as string,
  });

  const failed = [["state", "=", "exception"], ["model", "=", "res.partner"], ["res_id", "=", odoo.theCase(stuck).partner]]; // prettier-ignore
  const ids = await odoo.call<number[]>("mail.mail", "search", { domain: failed });
  expect(ids).toHaveLength(1);
  await odoo.call("mail.mail", "action_retry", { ids });
  await acme.deliver(today);
  await plan(today);
  expect(decision(stuck).reason.code).toBe("contacted_recently");
  expect(await shown(stuck)).toMatchObject({ x_state: "sent", x_why: false });
  expect(await mailsTo(odoo, await emailOf(stuck))).toHaveLength(1);
});

describe("what debtors answer", () => {
  it("a reply into Odoo's gateway pauses that debtor and makes a task; a bounce moves to the next contact", async () => {
    const [first] = await mailsTo(odoo, await emailOf(replies));
    const [second] = await mailsTo(odoo, await emailOf(bounces));
    if (!first || !second) throw new Error("the mails did not arrive");
    await odoo.reply(first, { text: "Bonjour, nous contestons cette facture." });
    await odoo.bounce(second, await emailOf(bounces));
    await plan(tomorrow);

    expect(decision(replies).reason.code).toBe("debtor_replied");
    expect(decision(replies).intents.map(({ step, do: what }) => `${what} ${step}`)).toEqual(["task answer"]);
    expect(await shown(replies)).toMatchObject({ x_channel: "task", x_state: "proposed" });

    const again = decision(bounces).effects.find(({ kind }) => kind === "email");
    expect(again?.to).toEqual(["ninon@client-contacts.example"]);
    await answer(odoo, (await shown(bounces)).x_key, "approved");
    await acme.deliver(tomorrow);
    const [third] = await mailsTo(odoo, "ninon@client-contacts.example");
    expect(third?.subject).toBe(second.subject);
  });

  it("the reply stands in the thread of the customer", async () => {
    const domain = [["model", "=", "res.partner"], ["res_id", "=", odoo.theCase(replies).partner], ["message_type", "=", "email"]]; // prettier-ignore
    expect(await odoo.call("mail.message", "search_count", { domain })).toBe(1);
  });
});

it("a refused proposal never comes back for that step", async () => {
  for (const on of [today, tomorrow, workingDay(addDays(tomorrow, 3))]) {
    await plan(on);
    expect([on, decision(refuses).intents.map(({ step }) => step)]).toEqual([on, expect.not.arrayContaining(["courtesy"]) as string[]]);
  }
});

it("a promise holds the reminder until its day and the grace, then the ladder goes on and everybody is told why", async () => {
  await plan(tomorrow);
  expect(decision(promises).reason.code).toBe("promise_running");
  const until = decision(promises).reason.params.until as typeof today;
  expect(until > tomorrow).toBe(true);
  await plan(until);
  expect(decision(promises).reason.code).toBe("promise_running");
  await plan(workingDay(addDays(until, 1)));
  expect(decision(promises)).toMatchObject({ reason: { code: "step_due" }, intents: [{ step: "courtesy" }] });
  expect(decision(promises).warnings.map(({ code }) => code)).toContain("promise_broken");
});
