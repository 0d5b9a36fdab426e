import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { Effect, EmailEffect, LetterEffect, NoteEffect, TaskEffect } from "../../src/ledger/effect.ts";
import { effectKey } from "../../src/ledger/key.ts";
import type { OutboxState } from "../../src/ledger/store/schema.ts";
import type { Store } from "../../src/ledger/store/store.ts";
import { listOutbox } from "../../src/outbox/rows.ts";

export const today = day("2026-11-23");
export const tomorrow = day("2026-11-24");

/** Nothing has changed since the plan. */
export const unchanged = async () => new Map();

/** What tells one test effect from another: two with the same of these are the same effect. */
export interface About {
  readonly debtor?: string;
  readonly step?: string;
  readonly cycle?: string;
  readonly items?: readonly string[];
}

export function email(about: About = {}, more: Partial<EmailEffect> = {}): EmailEffect {
  const base = baseOf("email", about);
  return {
    ...base,
    kind: "email",
    language: "fr",
    to: [{ contact: `${base.debtor}-1`, email: `compta@${base.debtor.toLowerCase()}.example`, name: "Comptabilité" }],
    from: "Recouvrement <recouvrement@montclar.example>",
    replyTo: "compta@montclar.example",
    subject: `Facture ${base.items[0]} : 1 234,56 € échus`,
    html: "<p>Bonjour,</p><p>Sauf erreur, la facture reste due.</p>",
    text: "Bonjour,\n\nSauf erreur, la facture reste due.\n",
    messageId: `<${base.key}@montclar.example>`,
    ...more,
  };
}

export function task(about: About = {}, more: Partial<TaskEffect> = {}): TaskEffect {
  return { ...baseOf("task", about), kind: "task", activity: "call", title: "Appeler le client", body: "Demander une date.", ...more };
}

export function note(about: About = {}, more: Partial<NoteEffect> = {}): NoteEffect {
  return { ...baseOf("note", about), kind: "note", body: "Relance envoyée.", ...more };
}

export function letter(about: About = {}, more: Partial<LetterEffect> = {}): LetterEffect {
  const words = { subject: "Mise en demeure", html: "<p>Mise en demeure</p>", text: "Mise en demeure" };
  return { ...baseOf("letter", about), kind: "letter", language: "fr", registered: true, ...words, ...more };
}

/** `count` e-mails to as many debtors. */
export function emails(count: number): readonly EmailEffect[] {
  return Array.from({ length: count }, (_, index) => email({ debtor: `C${String(index).padStart(4, "0")}` }));
}

function baseOf(kind: Effect["kind"], { debtor = "C0001", step = "firm", cycle = "1", items = ["FA-1042"] }: About) {
  return {
    key: effectKey({ workspace: "test", debtor, currency: "EUR", kind, step, cycle, items }),
    debtor,
    debtorName: `Société ${debtor}`,
    debtorReference: debtor,
    company: "main",
    currency: "EUR",
    segment: "occasional-late",
    step,
    cycle,
    items,
    amount: 123456,
    actOn: today,
    approval: "never" as const,
    because: "31 jours de retard.",
    ruleVersion: "test",
  };
}

/** State of each effect, in the order asked. */
export async function statesOf(store: Store, effects: readonly Effect[]): Promise<readonly (OutboxState | undefined)[]> {
  const states = new Map((await listOutbox(store)).map((entry) => [entry.key, entry.state]));
  return effects.map((effect) => states.get(effect.key));
}

/** A folder that goes away with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "relance-outbox-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
