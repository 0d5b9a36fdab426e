import type { Dossier } from "../ledger/dossier.ts";
import type { Effect, EmailEffect, LetterEffect, NoteEffect } from "../ledger/effect.ts";
import { effectKey } from "../ledger/key.ts";
import type { Intent } from "../rules/decision.ts";
import type { Language } from "../text/format.ts";
import { line } from "./clean.ts";
import type { RenderContext } from "./context.ts";
import { noteBody } from "./note.ts";
import { greetedAs, languageOf, recipientsOf } from "./recipients.ts";
import { taskOf } from "./task.ts";
import type { Filled } from "./templates.ts";
import { itemsOf, valuesOf } from "./values.ts";

export type { RenderContext } from "./context.ts";

/** Fields that every effect of an intent shares, but its key. */
export type EffectFields = Omit<NoteEffect, "kind" | "key" | "body">;

/**
 * Gives an intent its words. Pure: the same intent, dossier and context give the same bytes.
 * An e-mail comes with a note that tells of it in the host; a letter comes with a note, and with the task of posting it
 * when it is registered.
 * @throws RangeError when the template, an item or an address is missing: all are checked before anything is decided
 */
export function render(intent: Intent, dossier: Dossier, context: RenderContext): readonly Effect[] {
  if (intent.do === "task") return [task(intent, dossier, context, intent.activity ?? "other")];
  if (intent.do === "note") return [note(intent, dossier, context, [])];
  if (intent.do === "letter") return letter(intent, dossier, context);
  const to = recipientsOf(dossier);
  if (to.length === 0)
    throw new RangeError(`nobody to write to for ${intent.step} of ${dossier.debtor.id}: the rules ask for an address first`);
  return mail(intent, dossier, context, to);
}

function mail(intent: Intent, dossier: Dossier, context: RenderContext, to: EmailEffect["to"]): readonly Effect[] {
  const fields = fieldsOf(intent, dossier, context);
  const language = languageOf(dossier.debtor);
  const key = keyOf(context, fields, "email");
  const greeted = to.length === 1 ? greetedAs(to[0]?.name) : undefined;
  const email: EmailEffect = {
    ...fields,
    kind: "email",
    key,
    language,
    to,
    from: context.from,
    ...(context.replyTo !== undefined && { replyTo: context.replyTo }),
    ...fill(intent, dossier, context, language, greeted),
    messageId: `<${key}@${context.mailDomain}>`,
  };
  return [email, note(intent, dossier, context, [email.subject, ...to.map((one) => one.email)])];
}

function letter(intent: Intent, dossier: Dossier, context: RenderContext): readonly Effect[] {
  const fields = fieldsOf(intent, dossier, context);
  const language = languageOf(dossier.debtor);
  const registered = intent.registered ?? false;
  const effect: LetterEffect = {
    ...fields,
    kind: "letter",
    key: keyOf(context, fields, "letter"),
    language,
    registered,
    ...fill(intent, dossier, context, language),
  };
  const posting = registered ? [task(intent, dossier, context, "letter")] : [];
  return [effect, ...posting, note(intent, dossier, context, [effect.subject])];
}

function fill(intent: Intent, dossier: Dossier, context: RenderContext, language: Language, greeted?: string): Filled {
  return context.templates.fill(intent.template ?? intent.step, language, valuesOf(intent, dossier, context.company, language, greeted));
}

function task(intent: Intent, dossier: Dossier, context: RenderContext, activity: NonNullable<Intent["activity"]>): Effect {
  const fields = fieldsOf(intent, dossier, context);
  return {
    ...fields,
    ...taskOf(intent, dossier, context, activity),
    kind: "task",
    key: keyOf(context, fields, "task"),
    activity,
    ...(intent.assignee !== undefined && { assignee: intent.assignee }),
  };
}

function note(intent: Intent, dossier: Dossier, context: RenderContext, sent: readonly string[]): Effect {
  const fields = fieldsOf(intent, dossier, context);
  return { ...fields, kind: "note", key: keyOf(context, fields, "note"), body: noteBody(intent, dossier, context, sent) };
}

function fieldsOf(intent: Intent, dossier: Dossier, context: RenderContext): EffectFields {
  return {
    debtor: dossier.debtor.id,
    debtorName: line(dossier.debtor.name),
    debtorReference: line(dossier.debtor.reference),
    company: dossier.debtor.company,
    currency: dossier.currency,
    segment: context.segment,
    step: intent.step,
    cycle: intent.cycle,
    items: intent.items.map((item) => item.id).toSorted(),
    numbers: [...itemsOf(intent, dossier), ...(intent.settled ?? [])].map((one) => line(one.number)),
    amount: intent.amount,
    actOn: intent.actOn,
    approval: intent.approval,
    because: context.because,
    ruleVersion: context.ruleVersion,
  };
}

function keyOf(context: RenderContext, fields: EffectFields, kind: Effect["kind"]): string {
  const { debtor, currency, step, cycle, items } = fields;
  return effectKey({ workspace: context.workspace, debtor, currency, kind, step, cycle, items });
}
