import { beforeEach, describe, expect, it } from "vitest";
import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import type { Effect, EmailEffect } from "../../../src/ledger/effect.ts";
import type { Debtor, Fact, OpenItem, Signal } from "../../../src/ledger/facts.ts";
import { todayIn } from "../../../src/workspace/settings.ts";
import { sampleEffect } from "../../contracts/effects.ts";
import { danglingOf } from "../../contracts/fact-problems.ts";
import { emptyFold, keyOf, pullInto } from "../../contracts/fold.ts";
import { odooForTests } from "../../odoo/host.ts";
import { installApp } from "./app.ts";
import { optionsFor } from "./options.ts";

/** Odoo dates what people do by its own clock. */
const today = todayIn("Europe/Paris");
const odoo = await odooForTests();
await installApp(odoo);
const connector = odooConnector(optionsFor(odoo));
const folded = emptyFold();
await pullInto(folded, connector);

/** What the pull of one test told. */
let news: readonly Fact[] = [];
const pull = async () => (news = (await pullInto(folded, connector)).flatMap((page) => page.facts));
beforeEach(pull);

function theCase(situation: string) {
  const found = odoo.book.cases[situation];
  if (!found) throw new Error(`the book has no case ${situation}`);
  const [, move = 0] = found.records.find(([model]) => model === "account.move") ?? [];
  const debtor = `${found.partner}/1`;
  const items = [...folded.facts.values()].filter((fact): fact is OpenItem => fact.kind === "open_item" && fact.debtor === debtor);
  return { partner: found.partner, move, debtor, items };
}

const type = (model: string, id: number, vals: Readonly<Record<string, unknown>>) => odoo.call(model, "write", { ids: [id], vals });

/** Someone hands an effect to the host. */
async function push(kind: Effect["kind"], situation: string, to?: EmailEffect["to"]): Promise<Effect> {
  const { debtor, items } = theCase(situation);
  const effect = sampleEffect(kind, folded.facts.get(`debtor ${debtor}`) as Debtor, items[0] as OpenItem, situation);
  const addressed = effect.kind === "email" && to ? { ...effect, to } : effect;
  for await (const receipt of connector.push([addressed])) expect(receipt).toMatchObject({ status: "written" });
  return addressed;
}

async function mailOf(effect: Effect) {
  await odoo.runJob("mail.ir_cron_mail_scheduler_action");
  const mail = (await odoo.smtp.mailbox()).find(({ messageId }) => messageId?.startsWith(`<${effect.key}@`));
  if (!mail) throw new Error(`the mail ${effect.key} did not arrive`);
  return mail;
}

describe("what stands on a customer", () => {
  it("is a hold until it is taken away", async () => {
    const { partner, debtor } = theCase("instalments");
    await type("res.partner", partner, { x_relance_hold_until: "2026-12-24", x_relance_hold_reason: "accord du directeur" });
    await pull();
    expect(news).toMatchObject([{ what: "hold", debtor, on: today, until: "2026-12-24", note: "accord du directeur" }]);
    await type("res.partner", partner, { x_relance_hold_until: false });
    await pull();
    expect(news).toMatchObject([{ kind: "gone", of: "signal", id: `hold-${debtor}` }]);
  });

  it("is a promise in every currency in which they owe, its amount in its own", async () => {
    const { partner, debtor } = theCase("euros and dollars");
    await type("res.partner", partner, { x_relance_promise_on: "2026-11-30", x_relance_promise_amount: 500 });
    await pull();
    expect(news).toMatchObject([
      { what: "promise", debtor, payOn: "2026-11-30", on: today, currency: "EUR", amount: 50_000 },
      { what: "promise", debtor, payOn: "2026-11-30", currency: "USD" },
    ]);
    expect(news[1]).not.toHaveProperty("amount");
  });

  it("is a dispute in each company", async () => {
    const { partner } = theCase("two companies");
    await type("res.partner", partner, { x_relance_dispute: "quality", x_relance_dispute_note: "peinture écaillée" });
    await pull();
    expect(news.map((fact) => (fact as Signal).debtor)).toEqual([`${partner}/1`, `${partner}/2`]);
    expect(news[0]).toMatchObject({ what: "dispute", note: expect.stringMatching(/: peinture écaillée$/) });
  });
});

describe("what stands on an invoice", () => {
  it("is a dispute about all its instalments", async () => {
    const { move, items, debtor } = theCase("instalments");
    await type("account.move", move, { x_relance_dispute: "price", x_relance_dispute_amount: 120.5 });
    await pull();
    const [dispute] = news as readonly Signal[];
    expect(dispute).toMatchObject({ what: "dispute", debtor, currency: "EUR", amount: 12_050, on: today });
    expect(dispute?.items?.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
  });

  it("is a hold", async () => {
    const { move, items } = theCase("no salesperson");
    await type("account.move", move, { x_relance_hold_until: "2026-12-15" });
    await pull();
    expect(news).toMatchObject([{ what: "hold", until: "2026-12-15", items: [items[0]?.id] }]);
  });
});

describe("a mail that Odoo cannot send", () => {
  const works = Number(new URL(odoo.smtp.url).port);
  const mailServer = (port: number) => odoo.sql("update ir_mail_server set smtp_port = $1", [port]);
  const sendQueue = () => odoo.runJob("mail.ir_cron_mail_scheduler_action");
  const arrived = async ({ key }: Effect) =>
    (await odoo.smtp.mailbox()).filter(({ messageId }) => messageId?.startsWith(`<${key}@`)).length;

  /** What its queue has of a mail: kept when it failed, gone when it was sent. */
  async function queued({ key }: Effect) {
    const [mail] = await odoo.sql<{ id: number; state: string }>(
      `select mail.id, mail.state from mail_mail mail join mail_message message on message.id = mail.mail_message_id
        where message.message_id like $1`,
      [`<${key}@%`],
    );
    return mail;
  }

  function reachable(situation: string): EmailEffect["to"][number] {
    const { debtor } = theCase(situation);
    const contact = [...folded.facts.values()].find((fact) => fact.kind === "contact" && fact.debtor === debtor && fact.email);
    if (contact?.kind !== "contact") throw new Error("nobody to write to");
    return { contact: contact.id, email: contact.email ?? "" };
  }

  async function failing(situation: string): Promise<Effect> {
    const { debtor } = theCase(situation);
    const effect = await push("email", situation, [reachable(situation)]);
    await mailServer(9); // nobody listens there
    await sendQueue();
    await mailServer(works);
    await pull();
    expect(await queued(effect)).toMatchObject({ state: "exception" });
    expect(news).toMatchObject([
      { what: "undelivered", debtor, effect: effect.key, on: today, note: expect.stringMatching(/SMTP|connect/i) as string },
    ]);
    return effect;
  }

  it("has not arrived, with the reason; is not sent by us a second time; and arrives once when somebody says “retry”", async () => {
    const effect = await failing("first instalment paid");
    for await (const receipt of connector.push([effect])) expect(receipt).toMatchObject({ status: "already_there" });
    await pull();
    expect(news).toEqual([]);

    await odoo.call("mail.mail", "action_retry", { ids: [(await queued(effect))?.id] });
    await pull();
    expect(news).toMatchObject([{ kind: "gone", of: "signal", id: `undelivered-${effect.key}-1` }]);
    await sendQueue();
    await pull();
    expect(news).toEqual([]);
    expect(await arrived(effect)).toBe(1);
    expect(await queued(effect)).toBeUndefined();
  });

  it.each(["cancel", "unlink"])("is refused once somebody gives it up (%s)", async (how) => {
    const effect = await failing(how === "cancel" ? "invoiced to a child" : "public body");
    await odoo.call("mail.mail", how, { ids: [(await queued(effect))?.id] });
    await pull();
    expect(news).toMatchObject([
      { what: "refused", effect: effect.key },
      { kind: "gone", of: "signal", id: `undelivered-${effect.key}-1` },
    ]);
    await pull();
    expect(news).toEqual([]);
    await sendQueue();
    expect(await arrived(effect)).toBe(0);
  });

  it.each([
    ["the sender", { at: "mail_from", code: 553, words: "sender not allowed" }, "undelivered", "two companies"],
    ["the text", { at: "data", code: 554, words: "looks like spam" }, "undelivered", "unmatched payment on account"],
    ["the recipient for now", { at: "rcpt_to", code: 451, words: "try again later" }, "undelivered", "unlinked credit note"],
    ["the recipient", { at: "rcpt_to", code: 550, words: "no such mailbox" }, "bounce", "linked credit note"],
  ] as const)("because %s is refused", async (_, fault, what, situation) => {
    const { contact, email } = reachable(situation);
    const effect = await push("email", situation, [{ contact, email }]);
    odoo.smtp.fail(fault);
    await sendQueue();
    await pull();
    const told = news.filter((fact) => fact.kind === "signal" && "effect" in fact && fact.effect === effect.key);
    expect(new Set(told.map((fact) => fact.kind === "signal" && fact.what))).toEqual(new Set([what]));
    expect(told[0]).toMatchObject({ note: expect.stringContaining(fault.words) as string });
  });

  it("and waits in the queue for a day has not arrived", async () => {
    const effect = await push("email", "in English");
    await pull();
    expect(news).toEqual([]);
    await odoo.sql("update mail_message set date = date - interval '25 hours' where message_id like $1", [`<${effect.key}@%`]);
    await pull();
    expect(news).toMatchObject([{ what: "undelivered", effect: effect.key }]);
    await sendQueue();
    await pull();
    expect(news).toMatchObject([{ kind: "gone", of: "signal" }]);
    expect(await arrived(effect)).toBe(1);
  });
});

describe("what comes back", () => {
  it("is a call that was made, with what was heard", async () => {
    const effect = await push("task", "key account");
    const [activity] = await odoo.call<number[]>("mail.activity", "search", { domain: [["res_id", "=", theCase("key account").partner]] });
    await odoo.call("mail.activity", "action_feedback", { ids: [activity], feedback: "virement en fin de mois" });
    await pull();
    expect(news).toMatchObject([{ what: "done", effect: effect.key, on: expect.any(String), note: "virement en fin de mois" }]);
    await pull();
    expect(news).toEqual([]);
  });

  it("is a reply, by whom, and not a colleague's", async () => {
    const { debtor, partner } = theCase("several contacts");
    const [contact] = [...folded.facts.values()].filter((fact) => fact.kind === "contact" && fact.debtor === debtor);
    if (contact?.kind !== "contact") throw new Error("nobody to write to");
    const effect = await push("email", "several contacts", [{ contact: contact.id, email: contact.email ?? "" }]);
    const mail = await mailOf(effect);
    await odoo.reply(mail, { text: "Nous réglons vendredi." });
    await odoo.reply(mail, { text: "Très bien, merci.", from: odoo.people.accountant.login });
    await pull();
    expect(news).toMatchObject([{ what: "reply", debtor, on: today, note: expect.stringContaining("vendredi") }]);
    expect(news[0]?.source.place).toBe(`res.partner ${partner}`);
  });

  it("is a bounce of one address, that of our mail", async () => {
    const { debtor } = theCase("partly paid");
    const [contact] = [...folded.facts.values()].filter((fact) => fact.kind === "contact" && fact.debtor === debtor);
    if (contact?.kind !== "contact" || contact.email === undefined) throw new Error("nobody to write to");
    const effect = await push("email", "partly paid", [{ contact: contact.id, email: contact.email }]);
    await odoo.bounce(await mailOf(effect), contact.email);
    await pull();
    const bounces = news.filter((fact) => fact.kind === "signal" && fact.what === "bounce");
    expect(bounces).toContainEqual(expect.objectContaining({ contact: contact.id, effect: effect.key, address: contact.email }));
    expect(danglingOf(folded.facts)).toEqual([]);
    await pull();
    expect(news).toEqual([]);
  });

  it("survives reading everything again", async () => {
    const before = new Map(folded.facts);
    folded.cursor = JSON.stringify({ ...(JSON.parse(folded.cursor ?? "") as object), fullAt: "2026-11-19 08:00:00" });
    await pull();
    expect(news.map(keyOf)).toEqual([]);
    expect(folded.facts).toEqual(before);
  });
});
