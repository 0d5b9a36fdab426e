import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import { addDays, day } from "../../src/ledger/day.ts";
import { dossierFacts } from "../../src/ledger/store/dossiers.ts";
import { grantPlans } from "../../src/workspace/instalments.ts";
import { init } from "../../src/workspace/init.ts";
import { openWorkspace, type Workspace } from "../../src/workspace/open.ts";
import { run } from "../../src/workspace/run.ts";
import { oneDebtor } from "../../src/workspace/words.ts";

const monday = day("2026-11-23");
const tuesday = day("2026-11-24");

const courteous = `segment: courteous
description: Everyone, with thanks and time.
priority: 1000
when: overdueItems >= 0
ladder:
  - { step: courtesy, at: +8, do: email, template: reminder-courteous }
  - { step: firm, at: +30, do: email, template: reminder-firm }
thanks: { template: thank-you, within: 5 }
plan: { instalments: 2, first: +10, every: month }
`;

/** A workspace on a host in which people agree to everything that is proposed. */
async function atWork() {
  const folder = join(mkdtempSync(join(tmpdir(), "relance-thanks-")), "acme");
  onTestFinished(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
  await init(folder, { source: "memory", language: "fr", today: monday });
  writeFileSync(join(folder, "rules", "courteous.yaml"), courteous);
  const connector = memoryConnector({ debtors: 16, today: monday });
  const opened = await openWorkspace(folder, {});
  onTestFinished(() => opened.close());
  const workspace: Workspace = { ...opened, connector };
  const agree = async (today: typeof monday) => {
    await run(workspace, today, { allowOver: true });
    for (const { effect, state } of connector.people.proposals()) {
      if (state === "proposed") connector.people.answer(effect.key, "approved", { by: "Camille", on: today });
    }
    return run(workspace, today, { allowOver: true });
  };
  const written = (step: string) => connector.written().filter((effect) => effect.step === step);
  return { workspace, connector, agree, written };
}

it("who pays what it was reminded of is thanked through the outbox, once", async () => {
  const { workspace, connector, agree, written } = await atWork();
  await agree(monday);
  const reminded = new Set(written("courtesy").map((effect) => `${effect.debtor} ${effect.currency}`));
  expect(reminded.size).toBeGreaterThan(2);
  for await (const { debtor, currency, items } of dossierFacts(workspace.store, { today: tuesday })) {
    if (!reminded.has(`${debtor.id} ${currency}`)) continue;
    for (const item of items) if (item.dueOn < tuesday) connector.memory.pay(item, tuesday);
  }
  const { plan } = await agree(tuesday);
  const mails = written("thanks").filter((effect) => effect.kind === "email");
  expect(mails.length).toBeGreaterThan(1);
  for (const mail of mails) {
    expect(reminded).toContain(`${mail.debtor} ${mail.currency}`);
    expect(mail).toMatchObject({ items: [], amount: 0 });
    expect(mail.subject).toContain(mail.numbers?.length === 1 ? mail.numbers[0] : String(mail.numbers?.length));
  }
  // Each mail has its note in the host, and whoever was thanked is not on the list again.
  expect(written("thanks").filter((effect) => effect.kind === "note")).toHaveLength(mails.length);
  expect(plan.lines.length).toBeGreaterThan(mails.length);
  await run(workspace, addDays(tuesday, 1));
  expect(written("thanks").filter((effect) => effect.kind === "email")).toEqual(mails);
});

it("a plan granted on a reminder that waits cancels it, and is told in the host once", async () => {
  const { workspace, agree, written } = await atWork();
  await run(workspace, monday);
  const [waiting] = (await run(workspace, monday)).plan.lines.filter(({ effects }) => effects.some(({ step }) => step === "courtesy"));
  if (!waiting) throw new Error("nobody is reminded in the book of this test");
  const debtor = await oneDebtor(workspace, waiting.decision.debtor);
  const [granted] = await grantPlans(workspace, debtor, { by: "Camille" }, monday);
  expect(granted).toMatchObject({ plan: { instalments: [{ payOn: "2026-12-03" }, { payOn: "2027-01-04" }] } });
  const { plan } = await agree(monday);
  const line = plan.lines.find(({ decision }) => decision.debtor === debtor.id && decision.currency === granted?.currency);
  expect(line?.decision.reason).toMatchObject({ code: "plan_running", params: { instalment: 1, instalments: 2, received: 0 } });
  expect(written("courtesy").filter((effect) => effect.debtor === debtor.id && effect.currency === granted?.currency)).toEqual([]);
  const notes = () => written("plan-agreed").filter((effect) => effect.debtor === debtor.id);
  expect(notes()).toMatchObject([{ kind: "note", body: expect.stringMatching(/^\*\*Échéancier accordé\*\*\n\n- 1\/2 · 03\/12\/2026 · /) }]);
  await agree(tuesday);
  expect(notes()).toHaveLength(1);
});
