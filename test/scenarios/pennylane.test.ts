import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { day } from "../../src/ledger/day.ts";
import { approve } from "../../src/outbox/approve.ts";
import { catalogues } from "../../src/text/all.ts";
import { say } from "../../src/text/sentences.ts";
import { readFiles, type Workspace } from "../../src/workspace/open.ts";
import { run } from "../../src/workspace/run.ts";
import type { Fake } from "../pennylane/fake.ts";
import { memoryStore } from "../outbox/store.ts";
import { connectTo, fakes } from "../pennylane/kit.ts";
import type { FakeInvoice } from "../pennylane/state.ts";

const { start } = fakes();
const monday = day("2026-11-23");

const settings = (reminders: string) => `name: atelier
source: pennylane
pennylane: { token: t, nativeReminders: ${reminders} }
company:
  name: Atelier des Essais
  siren: "732829320"
  email: compta@atelier.example
  signature: Le service clients
mail: { from: "Atelier <compta@atelier.example>" }
caps: { shareOfDebtors: 1 }
`;

/** Two customers with one overdue invoice each, their reminders proposed and approved on Monday morning. */
async function approvedMonday(reminders = "off") {
  const fake = await start();
  const [one, other] = ["one", "other"].map((name) => {
    const customer = fake.host.addCustomer({ name });
    return fake.host.addInvoice({ customer: customer.id, amount: 120_000, date: "2026-09-20", deadline: "2026-10-20" });
  });
  if (!one || !other) throw new Error("no invoices");
  fake.host.addTransaction({ date: "2026-11-20", amount: -100 });
  fake.time.pass(2 * 86_400_000);
  const workspace = await workspaceOn(fake, reminders);
  const first = await run(workspace, monday);
  await approve(workspace.store, { all: true }, "Ana", monday);
  return { fake, workspace, one, other, first };
}

async function workspaceOn(fake: Fake, reminders: string): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "relance-pennylane-"));
  await writeFile(join(folder, "relance.yaml"), settings(reminders));
  const { settings: read, rulebook, ruleFiles, templates, problems } = await readFiles(folder, {});
  if (!read || !rulebook || !templates) throw new Error(JSON.stringify(problems));
  const store = await memoryStore();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return { folder, settings: read, rulebook, ruleFiles, templates, connector: connectTo(fake), store, close: () => store.close() };
}

const mailsIn = async ({ folder }: Workspace) => readdir(join(folder, "outbox", "mails")).catch(() => []);
const commentsOn = (invoice: FakeInvoice) => invoice.comments.length;

describe("between the plan and the run", () => {
  it("nothing happened: the reminder leaves, and the invoice says so in its comments", async () => {
    const { workspace, one, other } = await approvedMonday();
    const { delivery } = await run(workspace, monday);
    expect(await mailsIn(workspace)).toHaveLength(2);
    expect(delivery?.outcomes.map(({ kind, state }) => `${kind} ${state}`)).toEqual(["email sent", "email sent", "note sent", "note sent"]);
    expect([one, other].map(commentsOn)).toEqual([1, 1]);
    await run(workspace, monday);
    expect([one, other].map(commentsOn)).toEqual([1, 1]);
  });

  it.each<[string, (fake: Fake, invoice: FakeInvoice) => void, string]>([
    ["was paid", ({ host }, one) => host.pay(one, "2026-11-23"), "rien"],
    ["was paid, and the host did not log it", ({ host }, one) => silently(host, () => host.pay(one, "2026-11-23")), "rien"],
    ["was marked as paid", ({ host }, one) => host.change(one, { markedPaid: true }), "rien"],
    ["was disputed", ({ host }, one) => host.change(one, { eInvoicing: { status: "in_dispute", reason: null } }), "litige"],
    [
      "was refused, and the host did not log it",
      ({ host }, one) => silently(host, () => host.change(one, { eInvoicing: { status: "refused", reason: "Commande inconnue" } })),
      "litige",
    ],
    ["was archived", ({ host }, one) => host.change(one, { archived: true }), "rien"],
    [
      "has its money at the bank, unmatched",
      ({ host }, one) => host.addTransaction({ date: "2026-11-23", amount: 120_000, customer: one.customer }),
      "non lettré",
    ],
    [
      "was credited",
      ({ host }, one) =>
        host.link(host.addInvoice({ customer: one.customer, amount: -120_000, date: "2026-11-22", deadline: "2026-11-22" }), one),
      "rien",
    ],
  ])("an invoice that %s: its reminder does not leave, and the reason is told", async (_, happen, words) => {
    const { fake, workspace, one, other } = await approvedMonday();
    happen(fake, one);
    const { delivery } = await run(workspace, monday);
    const about = delivery?.outcomes.filter(({ debtor }) => debtor === String(one.customer)) ?? [];
    expect(about.map(({ state }) => state)).not.toContain("sent");
    const email = about.find(({ kind }) => kind === "email");
    expect(email?.state).toBe("cancelled");
    expect(email?.why && say(email.why, "fr", ...catalogues).toLowerCase()).toContain(words);
    expect([one, other].map(commentsOn)).toEqual([0, 1]);
    expect(await mailsIn(workspace)).toHaveLength(1);
  });

  it("nothing leaves as long as nobody said that Pennylane's own reminders are off", async () => {
    const { workspace } = await approvedMonday("unknown");
    const { delivery, refused } = await run(workspace, monday);
    expect(delivery).toBeUndefined();
    expect(refused.map(({ code }) => code)).toEqual(["pennylane.native_reminders"]);
    expect(await mailsIn(workspace)).toEqual([]);
  });
});

function silently(host: Fake["host"], happen: () => unknown): void {
  host.silence(true);
  happen();
  host.silence(false);
}

describe("examples/pennylane", () => {
  it("is a workspace without a problem", async () => {
    const { problems, settings: read } = await readFiles(resolve(import.meta.dirname, "../../examples/pennylane"), {
      PENNYLANE_TOKEN: "t",
    });
    expect(problems).toEqual([]);
    expect(read?.source).toBe("pennylane");
  });
});
