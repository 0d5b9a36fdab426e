import { expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { pullBrake, readBrake, releaseBrake } from "../../../src/ledger/store/brake.ts";
import { readDecisions, readPastDecisions, saveDecisions } from "../../../src/ledger/store/decisions.ts";
import { type JournalEntry, readJournal, writeJournal } from "../../../src/ledger/store/journal.ts";
import { keepRulebook, readRulebook } from "../../../src/ledger/store/rulebooks.ts";
import type { FreshStore } from "../store.ts";
import { today } from "./kit.ts";

export function recordCases(fresh: FreshStore): void {
  it("keeps each day's decisions, the last word of the day only", async () => {
    const store = fresh();
    const row = (debtor: string, reason: string) => ({ debtor, currency: "EUR", segment: "new", reason, body: { reason } });
    const monday = day("2026-11-16");
    const friday = day("2026-11-20");
    await saveDecisions(store, monday, [row("b", "nothing_due"), row("B", "hold")]);
    await saveDecisions(store, friday, [row("B", "hold")]);
    await saveDecisions(store, friday, [row("B", "step_due"), row("A", "hold")]);
    await saveDecisions(fresh(), friday, [row("of another workspace", "hold")]);
    const seen = async (which: Parameters<typeof readDecisions>[1]) =>
      (await readDecisions(store, which)).map((one) => `${one.day} ${one.debtor} ${one.reason}`);
    expect(await seen({ day: friday })).toEqual(["2026-11-20 A hold", "2026-11-20 B step_due"]);
    expect(await seen({ before: today })).toEqual(await seen({ day: friday }));
    expect(await seen({ before: friday })).toEqual(["2026-11-16 B hold", "2026-11-16 b nothing_due"]);
    expect(await seen({ before: monday })).toEqual([]);
    expect(await seen({ day: today })).toEqual([]);
  });

  it("saves more decisions than fit into one statement", async () => {
    const store = fresh();
    const rows = Array.from({ length: 2_345 }, (_, at) => ({
      debtor: `D${at}`,
      currency: "EUR",
      segment: "new",
      reason: "hold",
      body: { at },
    }));
    await saveDecisions(store, today, rows);
    expect(await readDecisions(store, { day: today })).toHaveLength(2_345);
    await saveDecisions(store, today, []);
    expect(await readDecisions(store, { day: today })).toHaveLength(2_345);
  });

  it("keeps the rules that made a decision, the first text of a version", async () => {
    const store = fresh();
    const friday = day("2026-11-20");
    const files = [{ name: "rules/new.yaml", text: "segment: new" }];
    await keepRulebook(store, "v1", friday, files);
    await keepRulebook(store, "v1", today, [{ name: "rules/new.yaml", text: "segment: new # again" }]);
    expect(await readRulebook(store, "v1")).toEqual(files);
    expect(await readRulebook(store, "v2")).toBeUndefined();
    expect(await readRulebook(fresh(), "v1")).toBeUndefined();
    const row = (debtor: string, currency: string, reason: string) => ({ debtor, currency, segment: "new", reason, body: { reason } });
    await saveDecisions(store, friday, [
      row("A", "EUR", "hold"),
      { ...row("A", "CHF", "insolvent"), rulebook: "v1" },
      row("B", "EUR", "hold"),
    ]);
    await saveDecisions(store, today, [{ ...row("A", "EUR", "step_due"), rulebook: "v1" }]);
    const seen = async (on: string) =>
      (await readPastDecisions(store, "A", day(on))).map((one) => [one.currency, one.day, one.rulebook, one.body]);
    expect(await seen("2026-11-19")).toEqual([]);
    expect(await seen(today)).toEqual([
      ["CHF", friday, "v1", { reason: "insolvent" }],
      ["EUR", today, "v1", { reason: "step_due" }],
    ]);
    expect((await seen(friday)).map(([currency, , version]) => [currency, version])).toEqual([
      ["CHF", "v1"],
      ["EUR", null],
    ]);
  });

  it("keeps the journal in the order it was written, a debtor at a time, or not at all", async () => {
    const store = fresh();
    const entry = (debtor: string, event: JournalEntry["event"]) => ({
      workspace: store.workspace,
      day: today,
      debtor,
      currency: "EUR",
      key: "k",
      event,
      kind: "email" as const,
      step: "firm",
      content: { subject: "Facture\u0000 FA-1", lines: [1, 2] },
    });
    await writeJournal(store.db, [entry("A", "waiting"), entry("B", "waiting"), entry("A", "sent")]);
    await writeJournal(store.db, []);
    await expect(
      store.db.transaction().execute(async (trx) => {
        await writeJournal(trx, [entry("A", "failed")]);
        throw new Error("given up");
      }),
    ).rejects.toThrow("given up");
    const lines = await readJournal(store, "A");
    expect(lines.map((line) => line.event)).toEqual(["waiting", "sent"]);
    expect(lines[0]).toMatchObject({ day: today, key: "k", step: "firm", content: { subject: "Facture\ufffd FA-1", lines: [1, 2] } });
    expect(lines[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(await readJournal(fresh(), "A")).toEqual([]);
  });

  it("has one brake per workspace, pulled until it is released", async () => {
    const store = fresh();
    expect(await readBrake(store)).toBeUndefined();
    await pullBrake(store, "Nadia", "wrong price list");
    const first = await readBrake(store);
    await pullBrake(store, "Paul", "month end");
    expect(await readBrake(store)).toEqual({ by: "Paul", why: "month end", pulledAt: first?.pulledAt });
    expect(await readBrake(fresh())).toBeUndefined();
    await releaseBrake(store);
    await releaseBrake(store);
    expect(await readBrake(store)).toBeUndefined();
  });
}
