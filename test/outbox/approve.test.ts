import { describe, expect, it } from "vitest";
import type { Store } from "../../src/ledger/store/store.ts";
import { approve, refuse, type Selection } from "../../src/outbox/approve.ts";
import { claim } from "../../src/outbox/claim.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { resolve } from "../../src/outbox/resolve.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { email, letter, note, statesOf, task, today } from "./kit.ts";
import { memoryStore } from "./store.ts";

const firm = email();
const firmNote = note();
const call = task({ debtor: "C0002", step: "call" });
const last = email({ debtor: "C0002", step: "last" });
const plan = [firm, firmNote, call, last];

async function waiting(): Promise<Store> {
  const store = await memoryStore();
  await enqueue(store, plan, { mode: "review", today });
  return store;
}

describe("a person's yes", () => {
  const cases: readonly [string, Selection, readonly string[]][] = [
    ["to everything", { all: true }, ["approved", "approved", "approved", "approved"]],
    ["to one e-mail and so to its note", { keys: [firm.key] }, ["approved", "approved", "waiting", "waiting"]],
    ["to a debtor", { debtor: "C0002" }, ["waiting", "waiting", "approved", "approved"]],
    ["to a step", { step: "last" }, ["waiting", "waiting", "waiting", "approved"]],
    ["to a step of a debtor", { debtor: "C0002", step: "call" }, ["waiting", "waiting", "approved", "waiting"]],
    ["to nothing in particular", {}, ["waiting", "waiting", "waiting", "waiting"]],
    ["to no keys", { keys: [] }, ["waiting", "waiting", "waiting", "waiting"]],
  ];

  it.each(cases)("%s", async (_title, selection, states) => {
    const store = await waiting();
    const { moved, skipped } = await approve(store, selection, "marie", today);
    expect(await statesOf(store, plan)).toEqual(states);
    expect(moved).toHaveLength(states.filter((state) => state === "approved").length);
    expect(skipped).toEqual([]);
  });

  it("says what did not wait, and what does not exist", async () => {
    const store = await waiting();
    await approve(store, { keys: [firm.key] }, "marie", today);
    expect(await approve(store, { keys: [firm.key, "nope", call.key] }, "paul", today)).toEqual({
      moved: [call.key],
      skipped: [
        { key: firm.key, why: { code: "outbox.not_waiting", params: { key: firm.key, state: "approved" } } },
        { key: "nope", why: { code: "outbox.unknown_key", params: { key: "nope" } } },
      ],
    });
    expect((await listOutbox(store, { keys: [firm.key] }))[0]?.approvedBy).toBe("marie");
  });

  it("does not reach into another workspace", async () => {
    const [store, other] = [await waiting(), await waiting()];
    await approve(store, { all: true }, "marie", today);
    expect(await statesOf(other, plan)).toEqual(["waiting", "waiting", "waiting", "waiting"]);
  });

  it("is written in the journal with who said it", async () => {
    const store = await waiting();
    await approve(store, { keys: [call.key] }, "marie", today);
    const rows = await store.db.selectFrom("journal").selectAll().where("workspace", "=", store.workspace).execute();
    expect(rows).toMatchObject([
      { day: today, debtor: "C0002", key: call.key, event: "approved", kind: "task", step: "call", content: { by: "marie" } },
    ]);
  });
});

describe("a person's no", () => {
  it("refuses the e-mail and its note for good, with the reason", async () => {
    const store = await waiting();
    await refuse(store, [firm.key], "marie", today, "avoir à venir");
    expect(await statesOf(store, plan)).toEqual(["refused", "refused", "waiting", "waiting"]);
    expect((await listOutbox(store, { keys: [firm.key] }))[0]?.why).toEqual({
      code: "outbox.refused_because",
      params: { by: "marie", note: "avoir à venir" },
    });
  });

  it("comes too late for what is approved", async () => {
    const store = await waiting();
    await approve(store, { all: true }, "marie", today);
    const { moved, skipped } = await refuse(store, [firm.key], "paul", today);
    expect(moved).toEqual([]);
    expect(skipped[0]?.why.code).toBe("outbox.not_waiting");
    expect(await statesOf(store, plan)).toEqual(["approved", "approved", "approved", "approved"]);
  });
});

describe("the task that asks somebody to post a letter", () => {
  const formal = letter({ step: "formal-notice" });
  const posting = task({ step: "formal-notice" }, { activity: "letter" });

  it.each([
    ["yes", "approved"],
    ["no", "refused"],
  ])("hears the %s to the letter", async (word, state) => {
    const store = await memoryStore();
    await enqueue(store, [formal, posting, call], { mode: "review", today });
    if (word === "yes") await approve(store, { keys: [formal.key] }, "marie", today);
    else await refuse(store, [formal.key], "marie", today);
    expect(await statesOf(store, [formal, posting, call])).toEqual([state, state, "waiting"]);
  });

  it("does not leave ahead of it, also when somebody agreed to it alone", async () => {
    const store = await memoryStore();
    await enqueue(store, [formal, posting], { mode: "review", today });
    await approve(store, { keys: [posting.key] }, "marie", today);
    const filter = { today, now: new Date(), kinds: ["letter", "task"] as const, except: [] };
    const take = async () => (await claim(store, filter, 10, new Date(Date.now() + 60_000))).map(({ key }) => key);
    expect(await take()).toEqual([]);
    await approve(store, { keys: [formal.key] }, "marie", today);
    expect(await take()).toEqual([formal.key]);
  });
});

describe("a person's word on what is in doubt", () => {
  it.each(["sent", "retry", "cancel"] as const)("is not heard when nothing is: %s", async (verdict) => {
    const store = await waiting();
    expect(await resolve(store, firm.key, verdict, "marie", today)).toEqual({
      code: "outbox.nothing_to_resolve",
      params: { key: firm.key },
    });
    expect(await statesOf(store, [firm])).toEqual(["waiting"]);
  });
});
