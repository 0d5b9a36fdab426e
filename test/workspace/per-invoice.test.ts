import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import { addDays, day } from "../../src/ledger/day.ts";
import type { EmailEffect } from "../../src/ledger/effect.ts";
import type { OpenItem } from "../../src/ledger/facts.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { init } from "../../src/workspace/init.ts";
import { openWorkspace } from "../../src/workspace/open.ts";
import { run } from "../../src/workspace/run.ts";
import { summarise } from "../../src/workspace/summary.ts";

const monday = day("2026-11-23");

const eachInvoice = `segment: each
description: Everyone, invoice by invoice.
priority: 999
when: true
per: invoice
ladder:
  - { step: courtesy, at: +5, do: email, template: reminder-courteous }
  - { step: firm, at: +15, do: email, template: reminder-firm }
`;

it("one mail per invoice: those of one customer leave together, but for what was paid, disputed or postponed since they were agreed", async () => {
  const folder = join(mkdtempSync(join(tmpdir(), "relance-each-")), "acme");
  onTestFinished(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
  await init(folder, { source: "memory", language: "fr", today: monday });
  mkdirSync(join(folder, "rules"), { recursive: true });
  writeFileSync(join(folder, "rules/each.yaml"), eachInvoice);
  const connector = memoryConnector({ debtors: 60, today: monday });
  const opened = await openWorkspace(folder, {});
  onTestFinished(() => opened.close());
  const workspace = { ...opened, connector };

  const first = await run(workspace, monday);
  const line = first.plan.lines.find(({ effects }) => effects.filter(({ kind }) => kind === "email").length >= 4);
  if (!line) throw new Error("the book of this test has no customer with four late invoices");
  const mails = line.effects.filter((effect): effect is EmailEffect => effect.kind === "email");
  for (const { items, numbers = [], because, text } of mails) {
    expect([items.length, numbers.length]).toEqual([1, 1]);
    expect(because.startsWith(String(numbers[0]))).toBe(true);
    for (const { number } of line.dossier.items) expect(text.includes(number)).toBe(number === numbers[0]);
  }
  expect(line.because.replaceAll("\u00a0", " ")).toContain(`${mails.length - 1} autres factures ont aussi une étape à faire.`);

  for (const { key } of mails) connector.people.answer(key, "approved", { by: "Camille", on: monday });
  const [paid, disputed, postponed, ...others] = mails as [EmailEffect, EmailEffect, EmailEffect, ...EmailEffect[]];
  const itemOf = (mail: EmailEffect) => line.dossier.items.find(({ id }) => mail.items.includes(id)) as OpenItem;
  connector.memory.pay(itemOf(paid), monday);
  connector.memory.record({ ...itemOf(postponed), dueOn: addDays(monday, -2) });
  connector.memory.record({
    kind: "signal",
    id: "dispute of the test",
    debtor: line.decision.debtor,
    on: monday,
    what: "dispute",
    currency: line.decision.currency,
    items: disputed.items,
    source: { host: "memory", place: "test" },
  });

  await run(workspace, monday);
  const left = connector.written().filter((effect) => effect.kind === "email");
  expect(left.map(({ key }) => key).toSorted()).toEqual(others.map(({ key }) => key).toSorted());
  const stayed = await listOutbox(workspace.store, { keys: [paid.key, disputed.key, postponed.key] });
  const told = stayed.map(({ key, state, why }) => [key, state, why?.code, why?.params.open]);
  expect(new Set(told)).toEqual(
    new Set([
      [paid.key, "cancelled", "outbox.not_asked", 0],
      [disputed.key, "cancelled", "outbox.not_asked", 1],
      [postponed.key, "approved", "reason.before_next_step", undefined],
    ]),
  );

  // Counted as one customer, whatever the number of mails.
  const { steps } = summarise(first.plan);
  for (const { step, currency, emails, debtors } of steps) {
    const chased = first.plan.lines.filter(
      ({ decision }) => decision.currency === currency && decision.intents.some((one) => one.step === step),
    );
    expect([step, debtors]).toEqual([step, chased.length]);
    expect(emails).toBeGreaterThanOrEqual(debtors);
  }
});
