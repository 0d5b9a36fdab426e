import { expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { addSignal } from "../../../src/ledger/store/facts.ts";
import { debtor, item, signal } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { dossiersOf, type InOutbox, inOutbox, pulled, today } from "./kit.ts";

type Outcome = "done" | "bounce";

export function actionCases(fresh: FreshStore): void {
  it.each<[kind: InOutbox["kind"], state: InOutbox["state"], outcome: Outcome | undefined, seen: string]>([
    ["email", "waiting", undefined, "waiting"],
    ["email", "approved", undefined, "approved"],
    ["email", "claimed", undefined, "approved"],
    ["email", "handing_over", undefined, "uncertain"],
    ["email", "uncertain", undefined, "uncertain"],
    ["email", "sent", undefined, "sent"],
    ["email", "refused", undefined, "refused"],
    ["email", "parked", undefined, "failed"],
    ["email", "sent", "bounce", "failed"],
    ["email", "waiting", "bounce", "waiting"],
    ["email", "waiting", "done", "waiting"],
    ["letter", "sent", "done", "done"],
    ["task", "sent", "done", "done"],
    ["task", "waiting", "done", "done"],
    ["task", "approved", "done", "done"],
    ["task", "refused", "done", "refused"],
  ])("a %s that is %s, with signal %s, is %s", async (kind = "email", state = "sent", outcome, seen) => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A")]);
    await inOutbox(store, { key: "k", debtor: "A", kind, state });
    await inOutbox(store, { key: "other", debtor: "A", kind: "note", state: "sent" });
    if (outcome === "done") await addSignal(store, signal("s", "A", { what: "done", on: today, effect: "k" }));
    if (outcome === "bounce") await addSignal(store, signal("s", "A", { what: "bounce", on: today, effect: "k", contact: "c" }));
    const [{ actions } = { actions: [] }] = await dossiersOf(store);
    expect(actions.map((action) => [action.key, action.state])).toEqual([
      ["k", seen],
      ["other", "sent"],
    ]);
  });

  it("leaves out what was cancelled", async () => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A")]);
    await inOutbox(store, { key: "k", debtor: "A", state: "cancelled" });
    expect(await dossiersOf(store)).toMatchObject([{ actions: [] }]);
  });

  it.each<[InOutbox["state"], leftOn: string | undefined, doneOn: string | undefined, on: string]>([
    ["waiting", undefined, undefined, "2026-11-10"],
    ["sent", "2026-11-12", undefined, "2026-11-12"],
    ["sent", "2026-11-12", "2026-11-18", "2026-11-18"],
  ])("a task planned on 10 November, %s, left on %s, done on %s, counts on %s", async (state = "waiting", leftOn, doneOn, on) => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A")]);
    await inOutbox(store, { key: "k", debtor: "A", kind: "task", state, ...(leftOn !== undefined && { leftOn }) });
    if (doneOn !== undefined) {
      await addSignal(store, signal("s2", "A", { what: "done", on: day("2026-11-20"), effect: "k" }));
      await addSignal(store, signal("s1", "A", { what: "done", on: day(doneOn), effect: "k" }));
    }
    expect(await dossiersOf(store)).toMatchObject([{ actions: [{ on }] }]);
  });

  it("tells what the action was about", async () => {
    const store = fresh();
    await pulled(store, [debtor("A"), item("1", "A")]);
    await inOutbox(store, { key: "k", debtor: "A", step: "firm", state: "sent", leftOn: "2026-11-12" });
    expect((await dossiersOf(store))[0]?.actions).toEqual([
      {
        key: "k",
        debtor: "A",
        currency: "EUR",
        kind: "email",
        segment: "occasional-late",
        step: "firm",
        cycle: "2026-10",
        items: ["1"],
        amount: 100_00,
        on: "2026-11-12",
        state: "sent",
      },
    ]);
  });

  it.each<[what: string, sirens: readonly [string?, string?], entry: Partial<InOutbox>, seen: string | undefined]>([
    ["an e-mail to the other one", ["1", "1"], { state: "sent", leftOn: "2026-11-15" }, "2026-11-15"],
    ["an e-mail to somebody else", ["1", "2"], { state: "sent", leftOn: "2026-11-15" }, undefined],
    ["an e-mail when neither has a SIREN", [], { state: "sent", leftOn: "2026-11-15" }, undefined],
    ["an e-mail that waits", ["1", "1"], { state: "waiting" }, undefined],
    ["a call not made yet", ["1", "1"], { kind: "task", state: "sent", leftOn: "2026-11-15" }, undefined],
    ["a note", ["1", "1"], { kind: "note", state: "sent", leftOn: "2026-11-15" }, undefined],
    ["a letter of today", ["1", "1"], { kind: "letter", state: "sent", leftOn: "2026-11-21" }, "2026-11-21"],
    ["a letter of tomorrow", ["1", "1"], { kind: "letter", state: "sent", leftOn: "2026-11-22" }, undefined],
  ])("of a group, sees %s", async (_, [mine, other], entry, seen) => {
    const store = fresh();
    const one = (id: string, siren?: string) => [debtor(id, { ...(siren !== undefined && { siren }) }), item(id, id)];
    await pulled(store, [...one("A", mine), ...one("B", other)]);
    await inOutbox(store, { key: "k", debtor: "B", ...entry });
    const [a, b] = await dossiersOf(store);
    expect(a?.groupContactOn).toBe(seen);
    expect(b?.groupContactOn, "its own contacts are its actions").toBeUndefined();
  });

  it("of a group, sees the last contact with any of the others, read in one batch or in many", async () => {
    const store = fresh();
    await pulled(
      store,
      ["A", "B", "C"].flatMap((id) => [debtor(id, { siren: "1" }), item(id, id)]),
    );
    await inOutbox(store, { key: "a", debtor: "A", state: "sent", leftOn: "2026-11-03" });
    await inOutbox(store, { key: "b", debtor: "B", state: "sent", leftOn: "2026-11-09" });
    for (const batch of [1, 10]) {
      expect((await dossiersOf(store, { batch })).map((one) => one.groupContactOn)).toEqual(["2026-11-09", "2026-11-03", "2026-11-09"]);
    }
  });
}
