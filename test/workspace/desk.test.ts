import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import { day } from "../../src/ledger/day.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { init } from "../../src/workspace/init.ts";
import { openWorkspace, type Workspace } from "../../src/workspace/open.ts";
import { run } from "../../src/workspace/run.ts";

const monday = day("2026-11-23");
const tuesday = day("2026-11-24");

/** A workspace on a host in which people work. */
async function teamAtWork() {
  const folder = join(mkdtempSync(join(tmpdir(), "relance-desk-")), "acme");
  onTestFinished(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
  await init(folder, { source: "memory", language: "fr", today: monday });
  const connector = memoryConnector({ debtors: 60, today: monday });
  const opened = await openWorkspace(folder, {});
  onTestFinished(() => opened.close());
  const workspace: Workspace = { ...opened, connector };
  const proposed = () => connector.people.proposals().filter((one) => one.state === "proposed" && one.effect.kind === "email");
  return { workspace, connector, proposed };
}

it("shows every debtor and every proposal, then what became of each answer", async () => {
  const { workspace, connector, proposed } = await teamAtWork();
  const first = await run(workspace, monday);
  expect(first.shown).toMatchObject({ standings: first.plan.lines.length });
  expect(connector.written()).toEqual([]);
  const [yes, no, rewritten, untouched] = proposed();
  if (!yes || !no || !rewritten || !untouched) throw new Error("the book of this test proposes too few e-mails");
  connector.people.answer(yes.effect.key, "approved", { by: "Camille", on: monday });
  connector.people.answer(no.effect.key, "refused", { by: "Camille", on: monday });
  const edited = { subject: "Votre facture", words: "Bonjour Nora,\n\nComme convenu <hier>." };
  connector.people.answer(rewritten.effect.key, "approved", { by: "Camille", on: monday, edited });

  const second = await run(workspace, monday);
  expect(second.answers.approved).toEqual(expect.arrayContaining([yes.effect.key, rewritten.effect.key]));
  expect(second.answers.refused).toContain(no.effect.key);
  const mails = connector.written().filter((effect) => effect.kind === "email");
  expect(mails.map((mail) => mail.key).toSorted()).toEqual([yes.effect.key, rewritten.effect.key].toSorted());
  const mail = mails.find((one) => one.key === rewritten.effect.key);
  expect(mail).toMatchObject({ subject: "Votre facture", amount: rewritten.effect.amount });
  expect(mail?.html).toContain("<!--words--><p>Bonjour Nora,</p>\n<p>Comme convenu &lt;hier&gt;.</p><!--/words-->");
  expect(mail?.text).toMatch(/^Bonjour Nora,\n\nComme convenu <hier>\.\n/);
  const states = new Map(connector.people.proposals().map((one) => [one.effect.key, one.state]));
  expect([yes, no, rewritten, untouched].map((one) => states.get(one.effect.key))).toEqual(["sent", "refused", "sent", "proposed"]);
  const [entry] = await listOutbox(workspace.store, { keys: [yes.effect.key] });
  expect(entry?.approvedBy).toBe("Camille");
});

it("numbers the steps in the order of the ladders, so that columns sorted by name follow it", async () => {
  const { workspace, connector } = await teamAtWork();
  await run(workspace, monday);
  const stages = new Set(
    connector.people.proposals().flatMap(({ effect, stage }) => (stage === undefined ? [] : [`${stage} = ${effect.step}`])),
  );
  const shown = [...stages].toSorted();
  const known = ["courtesy", "call", "firm", "last", "formal-notice"];
  const steps = shown.map((stage) => stage.split(" = ")[1] ?? "");
  expect(shown).toContainEqual(expect.stringMatching(/^\d\. Relance courtoise = courtesy$/));
  expect(steps.filter((step) => known.includes(step))).toEqual(known.filter((step) => steps.includes(step)));
});

it("never proposes again for its step what was refused in the host", async () => {
  const { workspace, connector, proposed } = await teamAtWork();
  await run(workspace, monday);
  const [no] = proposed();
  if (!no) throw new Error("nothing was proposed");
  connector.people.answer(no.effect.key, "refused", { by: "Camille", on: monday });
  await run(workspace, monday);
  await run(workspace, tuesday);
  expect(proposed().map((one) => one.effect.key)).not.toContain(no.effect.key);
  expect(proposed().filter((one) => one.effect.debtor === no.effect.debtor && one.effect.step === no.effect.step)).toEqual([]);
});

it("tells when the desk cannot be written, and shows everything the next time", async () => {
  const { workspace, connector } = await teamAtWork();
  await run(workspace, monday);
  const failing: Workspace = {
    ...workspace,
    connector: {
      ...connector,
      desk: {
        show: async (board, signal) => {
          connector.fail({ what: "busy" });
          return connector.desk.show(board, signal);
        },
      },
    },
  };
  const report = await run(failing, tuesday);
  expect(report.shown).toBeUndefined();
  expect(report.refused.map((one) => one.code)).toContain("memory.busy");
});
