import { describe, expect, it } from "vitest";
import type { Effect, LetterEffect } from "../../../src/ledger/effect.ts";
import { loadTemplates } from "../../../src/templates/templates.ts";
import { valuesOf } from "../../../src/templates/values.ts";
import { company, gather, intend } from "../../templates/book.ts";
import { all, countOf, customers, email, flushMails, note, odooWithApp, type Someone, statuses, task, writing } from "./kit.ts";

const odoo = await odooWithApp();
const people = await customers(odoo, 60);
let next = 0;
/** Each test has customers of its own. */
function someone(): Someone {
  const found = people[next++];
  if (!found) throw new Error("the book has too few customers for these tests");
  return found;
}
const partnerIn = (of: Someone) => Number(of.debtor.split("/")[0]);

async function mailsUnder(messageId: string) {
  await flushMails(odoo);
  return (await odoo.smtp.mailbox()).filter((mail) => mail.messageId === messageId);
}

async function messagesUnder(messageId: string): Promise<number> {
  const [row] = await odoo.sql<{ count: number }>("select count(*)::int as count from mail_message where message_id = $1", [messageId]);
  return row?.count ?? 0;
}

describe("an e-mail", () => {
  it("arrives as it was made: head, styles, media queries and conditional comments", async () => {
    const templates = await loadTemplates();
    const dossier = gather({});
    for (const name of ["reminder-courteous", "reminder-firm", "reminder-last"]) {
      const filled = templates.fill(name, "fr", valuesOf(intend(dossier), dossier, company, "fr", "Dominique Test"));
      const mail = email(someone(), filled);
      expect(mail.html).toContain("@media");
      expect(mail.html).toContain("<!--[if mso");
      expect(await all(writing(odoo).push([mail]))).toEqual([
        { key: mail.key, status: "written", host: "odoo", reference: mail.messageId },
      ]);
      const [arrived, ...more] = await mailsUnder(mail.messageId);
      expect(more).toEqual([]);
      expect(arrived?.html?.trim()).toBe(mail.html.trim());
      expect(arrived?.subject).toBe(filled.subject);
      expect(arrived?.from?.name).toBe("Service recouvrement");
      expect(arrived?.text).toContain("Dominique Test");
      expect(arrived?.text).not.toContain("@media");
    }
  });

  it("goes to its contact and to nobody who follows the customer, and its answer comes back to the customer's thread", async () => {
    const of = someone();
    await odoo.call("res.partner", "message_subscribe", { ids: [partnerIn(of)], partner_ids: [partnerIn(someone())] });
    const mail = email(of);
    await all(writing(odoo).push([mail]));
    const [arrived, ...more] = await mailsUnder(mail.messageId);
    if (!arrived) throw new Error("no mail has arrived");
    expect(more).toEqual([]);
    expect(arrived.to?.map(({ address }) => address)).toEqual([expect.stringMatching(/^compta@/)]);
    await odoo.reply(arrived, { text: "Le virement part vendredi." });
    const replies = await odoo.sql(
      `select from mail_message reply join mail_message parent on parent.id = reply.parent_id
        where parent.message_id = $1 and reply.model = 'res.partner' and reply.res_id = $2 and reply.message_type = 'email'`,
      [mail.messageId, partnerIn(of)],
    );
    expect(replies).toHaveLength(1);
  });

  it("makes nobody follow the customer", async () => {
    const of = someone();
    const followers = () =>
      odoo.sql("select partner_id from mail_followers where res_model = 'res.partner' and res_id = $1", [partnerIn(of)]);
    const before = await followers();
    await all(writing(odoo).push([email(of)]));
    expect(await followers()).toEqual(before);
  });

  it("takes the PDFs of its invoices along when asked", async () => {
    const of = someone();
    const [line] = await odoo.sql<{ move_id: number }>("select move_id from account_move_line where id = $1", [Number(of.item)]);
    const pdf = {
      name: "FA.pdf",
      datas: Buffer.from("%PDF-1.4 invoice").toString("base64"),
      mimetype: "application/pdf",
      res_model: "account.move",
      res_id: line?.move_id,
      res_field: "invoice_pdf_report_file",
    };
    await odoo.call("ir.attachment", "create", { vals_list: [pdf] });
    const mail = email(of);
    await all(writing(odoo, { attachInvoices: true }).push([mail]));
    const [arrived] = await mailsUnder(mail.messageId);
    expect(arrived?.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([["FA.pdf", "application/pdf"]]);
    expect(arrived?.html?.trim()).toBe(mail.html);
  });

  it.each([
    ["is archived", (of: Someone) => odoo.call("res.partner", "write", { ids: [Number(of.contact)], vals: { active: false } })],
    ["has no address any more", (of: Someone) => odoo.call("res.partner", "write", { ids: [Number(of.contact)], vals: { email: false } })],
    [
      "is blacklisted",
      async (of: Someone) => {
        const [row] = await odoo.sql<{ email: string }>("select email from res_partner where id = $1", [Number(of.contact)]);
        await odoo.call("mail.blacklist", "create", { vals_list: [{ email: row?.email }] });
      },
    ],
  ])("to a contact that %s is refused, and the others of its batch leave", async (_is, become) => {
    const [of, other] = [someone(), someone()];
    await become(of);
    const mails = [email(of), email(other)] as const;
    const receipts = await all(writing(odoo).push(mails));
    expect(statuses(receipts)).toEqual({ [mails[0].key]: "refused", [mails[1].key]: "written" });
    expect(receipts.find(({ status }) => status === "refused")?.why).toContain("contact est archivé, sur liste noire");
    expect(await messagesUnder(mails[0].messageId)).toBe(0);
  });

  it("to a customer who was deleted is refused, and the others of its batch leave", async () => {
    const gone = { ...someone(), debtor: "999999/1", contact: "999999" };
    const mails = [email(gone), email(someone())] as const;
    expect(statuses(await all(writing(odoo).push(mails)))).toEqual({ [mails[0].key]: "refused", [mails[1].key]: "written" });
  });

  it("that somebody has refused in Odoo a moment ago does not leave", async () => {
    const mail = email(someone());
    const proposal = { effect: mail, state: "proposed", numbers: [], needsManager: false } as const;
    await writing(odoo).desk.show({ today: mail.actOn, standings: [], proposals: [proposal] });
    const ids = await odoo.call<number[]>("x_relance_action", "search", { domain: [["x_key", "=", mail.key]] });
    await odoo.call("x_relance_action", "write", { ids, vals: { x_state: "refused", x_answered_by: odoo.people.manager.uid } });
    expect(await all(writing(odoo).push([mail]))).toEqual([
      { key: mail.key, status: "refused", host: "odoo", retry: true, why: "Samir Belcastel l’a refusée dans Odoo entre-temps." },
    ]);
    expect(await messagesUnder(mail.messageId)).toBe(0);
  });
});

describe("a task", () => {
  const readTask = async (key: string) => {
    const [row] = await odoo.sql<{ type: string; summary: string; note: string; deadline: string; user_id: number; partner: number }>(
      `select type.name->>'fr_FR' as type, activity.summary, note, date_deadline::text as deadline, user_id, activity.res_id as partner
         from mail_activity activity join mail_activity_type type on type.id = activity_type_id
         join ir_model_data data on data.model = 'mail.activity' and data.res_id = activity.id and data.module = '__relance__'
        where data.name = $1 and activity.res_model = 'res.partner'`,
      [key],
    );
    return row;
  };

  it("is an activity of its type, on its day, in the list of whom it names", async () => {
    const of = someone();
    const call = task(of, { assignee: "samir belcastel", body: "Client <important>\n  FA-1  12,00 €\n  FA-2   3,00 €" });
    expect(statuses(await all(writing(odoo).push([call])))).toEqual({ [call.key]: "written" });
    expect(await readTask(call.key)).toEqual({
      type: "Recouvrement\u00a0: appeler",
      summary: call.title,
      note: "<p>Client &lt;important&gt;</p><pre>  FA-1  12,00 €\n  FA-2   3,00 €</pre>",
      deadline: "2026-11-23",
      user_id: odoo.people.manager.uid,
      partner: partnerIn(of),
    });
  });

  it("for somebody whom Odoo does not know goes to the salesperson, with the name", async () => {
    const of = someone();
    const call = task(of, { assignee: "Camille Absente" });
    await all(writing(odoo).push([call]));
    const [partner] = await odoo.sql<{ user_id: number }>("select user_id from res_partner where id = $1", [partnerIn(of)]);
    expect(await readTask(call.key)).toMatchObject({
      user_id: partner?.user_id,
      note: "<p>→ Camille Absente</p><p>Demander une date.</p>",
    });
  });

  it("that Odoo does not take is refused, and the others are written", async () => {
    const tasks = [task(someone(), { activity: "poem" as "call" }), task(someone()), task(someone())] as const;
    const receipts = await all(writing(odoo).push(tasks));
    expect(statuses(receipts)).toEqual({ [tasks[0].key]: "refused", [tasks[1].key]: "written", [tasks[2].key]: "written" });
    expect(receipts.find(({ status }) => status === "refused")?.why).toContain("activity_poem");
  });

  it("that is done is still there", async () => {
    const call = task(someone());
    const [first] = await all(writing(odoo).push([call]));
    await odoo.call("mail.activity", "action_feedback", { ids: [Number(first?.reference?.split(" ")[1])], feedback: "Virement vendredi" });
    expect(statuses(await all(writing(odoo).push([call])))).toEqual({ [call.key]: "already_there" });
    expect(statuses(await writing(odoo).find([call]))).toEqual({ [call.key]: "already_there" });
  });
});

describe("a note", () => {
  it("is an internal note of the customer's thread, and mails nobody", async () => {
    const of = someone();
    const told = note(of, { body: "**Relance** à a\\_b@client.example\n2 lignes\n\n- une\n- deux" });
    expect(statuses(await all(writing(odoo).push([told])))).toEqual({ [told.key]: "written" });
    const rows = await odoo.sql(
      `select message.model, message.res_id, message.body, subtype.internal,
              (select count(*)::int from mail_notification where mail_message_id = message.id) as notified
         from mail_message message join mail_message_subtype subtype on subtype.id = subtype_id where message_id = $1`,
      [`<${told.key}@relance.invalid>`],
    );
    const body = "<p><b>Relance</b> à a_b@client.example<br>2 lignes</p><ul><li>une</li><li>deux</li></ul>";
    expect(rows).toEqual([{ model: "res.partner", res_id: partnerIn(of), body, internal: true, notified: 0 }]);
  });
});

describe("a letter", () => {
  const pdf = async () => Buffer.from("%PDF-1.4 letter");
  const letter = (of: Someone, registered: boolean): LetterEffect => {
    const { to: _to, from: _from, messageId: _id, words: _words, ...rest } = email(of, {}, registered ? "registered" : "letter");
    return { ...rest, kind: "letter", registered, subject: "Mise en demeure" };
  };
  const written = (of: LetterEffect) =>
    odoo.sql<{ file: string; asked: number }>(
      `select attachment.name as file,
              (select count(*)::int from mail_activity where res_model = 'res.partner' and res_id = message.res_id and summary = message_body.of) as asked
         from mail_message message
         cross join (values ('Mise en demeure')) as message_body(of)
         join message_attachment_rel on message_attachment_rel.message_id = message.id
         join ir_attachment attachment on attachment.id = message_attachment_rel.attachment_id
        where message.message_id = $1 and message.res_id = $2`,
      [`<${of.key}@relance.invalid>`, Number(of.debtor.split("/")[0])],
    );

  it.each([
    ["that is registered comes with its own task of posting it", true, 0],
    ["that is not asks somebody to post it", false, 1],
  ])("%s; its PDF is in the customer's thread, once", async (_what, registered, asked) => {
    const effect = letter(someone(), registered);
    expect(statuses(await all(writing(odoo, { letterPdf: pdf }).push([effect])))).toEqual({ [effect.key]: "written" });
    expect(statuses(await all(writing(odoo, { letterPdf: pdf }).push([effect])))).toEqual({ [effect.key]: "already_there" });
    expect(await written(effect)).toEqual([{ file: "Mise en demeure.pdf", asked }]);
  });

  it("half made by a process that died is made whole, once", async () => {
    const effect = letter(someone(), false);
    const dying = writing(odoo, { letterPdf: pdf }, (call) => {
      if (call === "mail.message.load") throw new Error("killed");
    });
    await expect(all(dying.push([effect]))).rejects.toThrow("killed");
    expect(statuses(await all(writing(odoo, { letterPdf: pdf }).push([effect])))).toEqual({ [effect.key]: "written" });
    expect(await written(effect)).toEqual([{ file: "Mise en demeure.pdf", asked: 1 }]);
  });

  it("is refused where there is no way to print it", async () => {
    expect(await all(writing(odoo).push([letter(someone(), true)]))).toMatchObject([{ status: "refused" }]);
  });
});

it("exists once, however often and from however many sides it is pushed at the same time", async () => {
  const effects: Effect[] = people.slice(0, 4).flatMap((of) => [email(of, {}, "twice"), task(of, {}, "twice"), note(of, {}, "twice")]);
  const there = Object.fromEntries(effects.map(({ key }) => [key, "already_there"]));
  const sides = await Promise.all(Array.from({ length: 4 }, () => all(writing(odoo).push(effects))));
  expect(sides.flat().filter(({ status }) => status === "refused")).toEqual([]);
  const posted = sides.flat().filter(({ reference }) => reference?.startsWith("<"));
  expect(posted.filter(({ status }) => status === "written")).toHaveLength(4);
  expect(statuses(await all(writing(odoo).push(effects)))).toEqual(there);
  expect(statuses(await writing(odoo).find(effects))).toEqual(there);
  await flushMails(odoo);
  const ids = new Set(effects.flatMap((effect) => (effect.kind === "email" ? effect.messageId : [])));
  expect((await odoo.smtp.mailbox()).filter((mail) => ids.has(mail.messageId ?? ""))).toHaveLength(4);
  expect(await countOf(odoo, effects)).toEqual({ messages: 8, activities: 4, twice: 0 });
});

it("takes a constant number of calls, however many effects there are", async () => {
  const callsFor = async (count: number, step: string) => {
    const calls: string[] = [];
    const effects = people.slice(0, count).flatMap((of) => [email(of, {}, step), task(of, {}, step), note(of, {}, step)]);
    await all(writing(odoo, {}, (call) => calls.push(call)).push(effects));
    return calls;
  };
  expect(await callsFor(2, "few")).toEqual(await callsFor(12, "many"));
});
