import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import { addDays, day } from "../../src/ledger/day.ts";
import type { BankLine } from "../../src/ledger/facts.ts";
import { groupBy } from "../../src/ledger/group-by.ts";
import { approve } from "../../src/outbox/approve.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { catalogues } from "../../src/text/all.ts";
import { say } from "../../src/text/sentences.ts";
import { init } from "../../src/workspace/init.ts";
import { openWorkspace } from "../../src/workspace/open.ts";
import { makePlan, type PlanLine } from "../../src/workspace/plan.ts";
import { pull } from "../../src/workspace/pull.ts";
import { run } from "../../src/workspace/run.ts";

const monday = day("2026-11-23");
const step = "match-bank-line";

/** A workspace on a generated book; one of it who gets an e-mail today, and two of one company who are chased. */
async function chasedToday() {
  const folder = join(mkdtempSync(join(tmpdir(), "relance-bank-")), "acme");
  onTestFinished(() => rmSync(join(folder, ".."), { recursive: true, force: true }));
  await init(folder, { source: "memory", language: "fr", today: monday });
  const connector = memoryConnector({ debtors: 60, today: monday });
  const opened = await openWorkspace(folder, {});
  onTestFinished(() => opened.close());
  const workspace = { ...opened, connector };
  await pull(workspace, monday);
  const { lines } = await makePlan(workspace, monday);
  const due = lines.filter(({ decision: { reason }, dossier: { credits } }) => reason.code === "step_due" && credits.length === 0);
  const mailed = due.find(({ decision }) => decision.intents[0]?.do === "email");
  const books = groupBy(due, ({ dossier: { debtor, currency } }) => `${debtor.company} ${currency}`);
  const [first, second] = [...books.values()].find(({ length }) => length > 1) ?? [];
  if (!mailed || !first || !second) throw new Error("the book of this test has not enough customers to chase");
  /** Both are called the same. */
  const named = (name: string) => connector.memory.record(...[first, second].map(({ dossier: { debtor } }) => ({ ...debtor, name })));
  const arrived = (of: PlanLine, label: string): BankLine => {
    const { company, id } = of.dossier.debtor;
    const line: BankLine = {
      kind: "bank_line",
      id: `line for ${id}`,
      company,
      on: monday,
      currency: of.decision.currency,
      amount: of.dossier.figures.exposure,
      label,
      account: "471000",
      source: { host: "memory", place: "suspense account" },
    };
    connector.memory.record(line);
    return line;
  };
  const tasks = async () =>
    (await listOutbox(workspace.store, {})).flatMap(({ effect, state }) => (effect.step === step ? [`${effect.debtor} ${state}`] : []));
  return { workspace, connector, mailed, first, second, named, arrived, tasks };
}

function reasonOf(lines: readonly PlanLine[], of: PlanLine) {
  return lines.find(({ decision }) => decision.debtor === of.decision.debtor)?.decision.reason.code;
}

it("a line that fits two customers holds both, is one task, and passes on when the first has paid otherwise", async () => {
  const { workspace, connector, first, second, named, arrived, tasks } = await chasedToday();
  named("Menuiserie Aubrac");
  arrived(first, "VIR SEPA MENUISERIE AUBRAC");
  const days = [monday, addDays(monday, 1)];
  for (const today of days) {
    const { plan } = await run(workspace, today);
    expect(reasonOf(plan.lines, first)).toBe("bank_line_may_cover");
    expect(plan.lines.flatMap(({ decision, dossier: { bankLines } }) => (bankLines ? [decision.debtor] : []))).toEqual([
      first.decision.debtor,
      second.decision.debtor,
    ]);
    const asking = plan.lines.filter(({ decision }) => decision.intents.some((intent) => intent.step === step));
    expect(asking.map(({ decision }) => decision.debtor)).toEqual([first.decision.debtor]);
    expect(await tasks()).toEqual([`${first.decision.debtor} waiting`]);
  }
  for (const item of first.dossier.items) connector.memory.pay(item, monday);
  const later = addDays(monday, 2);
  await run(workspace, later);
  expect(await tasks()).toEqual([`${first.decision.debtor} cancelled`]);
  await run(workspace, later);
  expect(await tasks()).toEqual([`${first.decision.debtor} cancelled`, `${second.decision.debtor} waiting`]);
});

it("money that arrives after the mail was agreed stops it right before it leaves, and says which line", async () => {
  const { workspace, connector, mailed, arrived } = await chasedToday();
  await run(workspace, monday);
  const mail = mailed.effects.find(({ kind }) => kind === "email");
  if (!mail) throw new Error("a plan without the mail it shows");
  await approve(workspace.store, { keys: [mail.key] }, "Camille", monday);
  arrived(mailed, `VIR ${mailed.dossier.items.map(({ number }) => number).join(" ")}`);
  await run(workspace, monday);
  const [entry] = await listOutbox(workspace.store, { keys: [mail.key] });
  expect([entry?.state, entry?.why?.code]).toEqual(["cancelled", "reason.bank_line_may_cover"]);
  expect(connector.written().map(({ key }) => key)).not.toContain(mail.key);
});

it("old bank entries are one notice for the company, and no task", async () => {
  const { workspace, connector } = await chasedToday();
  const balances = connector.memory.book.balances();
  connector.memory.record(...balances.map((balance) => ({ ...balance, lastBankEntryOn: addDays(monday, -20) })));
  const { plan, refused } = await run(workspace, monday);
  const stale = plan.lines.filter(({ decision }) => decision.reason.code === "bank_data_stale");
  expect(stale.length).toBeGreaterThan(5);
  expect(stale.flatMap(({ decision }) => decision.intents)).toEqual([]);
  const companies = new Set(stale.map(({ dossier }) => dossier.debtor.company));
  expect(refused.map(({ code }) => code)).toEqual([...companies].map(() => "workspace.bank_stale"));
  const said = refused.map((message) => say(message, "fr", ...catalogues).replace(/[\u00a0\u202f]/g, " "));
  expect(said[0]).toMatch(
    /^Banque de .+ : dernière écriture le 03\/11\/2026, il y a 20 jours \(7 jours ouvrés admis\)\. \d+ clients ne sont pas relancés, faute de savoir qui a payé/,
  );
});
