import { describe, expect, it } from "vitest";
import { approve, refuse } from "../../src/outbox/approve.ts";
import { deliver } from "../../src/outbox/deliver.ts";
import { hostCarrier } from "../../src/outbox/carriers/host.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { memoryConnector } from "../../src/connectors/memory/connector.ts";
import { email, note, statesOf, task, today, tomorrow, unchanged } from "./kit.ts";
import { memoryStore } from "./store.ts";

const review = { mode: "review", today } as const;

describe("a plan goes into the outbox", () => {
  it("waits for a person in review, notes and tasks included", async () => {
    const store = await memoryStore();
    const plan = [email(), note(), task({ debtor: "C0002" })];
    const { added } = await enqueue(store, plan, review);
    expect(added).toEqual(plan.map(({ key }) => key));
    expect(await statesOf(store, plan)).toEqual(["waiting", "waiting", "waiting"]);
  });

  it("is approved at once in auto, except what a rule wants approved", async () => {
    const store = await memoryStore();
    const plan = [email(), email({ debtor: "C0002" }, { approval: "always" })];
    await enqueue(store, plan, { mode: "auto", today });
    expect(await statesOf(store, plan)).toEqual(["approved", "waiting"]);
    expect((await listOutbox(store, { states: ["approved"] }))[0]?.approvedBy).toBe("auto");
  });

  it("is the same the second time", async () => {
    const store = await memoryStore();
    const plan = [email(), note()];
    await enqueue(store, plan, review);
    const before = await listOutbox(store);
    expect(await enqueue(store, [...plan, ...plan], review)).toMatchObject({
      added: [],
      refreshed: [],
      kept: plan.map(({ key }) => key),
      superseded: [],
    });
    expect(await listOutbox(store)).toEqual(before);
  });

  it("gives what still waits today's words, and leaves alone what a person approved", async () => {
    const store = await memoryStore();
    const [waits, approved] = [email(), email({ debtor: "C0002" })];
    await enqueue(store, [waits, approved], review);
    await approve(store, { keys: [approved.key] }, "marie", today);
    const later = [waits, approved].map((effect) => ({ ...effect, subject: "12 jours de retard" }));
    expect(await enqueue(store, later, { mode: "review", today: tomorrow })).toMatchObject({
      refreshed: [waits.key],
      kept: [approved.key],
    });
    const subjects = (await listOutbox(store)).map(({ effect }) => effect.kind === "email" && effect.subject);
    expect(subjects.toSorted()).toEqual([approved.subject, "12 jours de retard"].toSorted());
  });

  it("stays in review when the workspace turns to auto: nobody has agreed to what waits", async () => {
    const store = await memoryStore();
    await enqueue(store, [email()], review);
    await enqueue(store, [email()], { mode: "auto", today });
    expect(await statesOf(store, [email()])).toEqual(["waiting"]);
  });

  it("withdraws what waits and is no longer planned, with the reason", async () => {
    const store = await memoryStore();
    const [paid, still, approved] = [email(), email({ debtor: "C0002" }), email({ debtor: "C0003" })];
    await enqueue(store, [paid, still, approved], review);
    await approve(store, { keys: [approved.key] }, "marie", today);
    const { superseded } = await enqueue(store, [still], { mode: "review", today: tomorrow });
    expect(superseded).toEqual([paid.key]);
    expect(await statesOf(store, [paid, still, approved])).toEqual(["cancelled", "waiting", "approved"]);
    expect((await listOutbox(store, { keys: [paid.key] }))[0]?.why).toEqual({ code: "outbox.superseded", params: { day: tomorrow } });
  });

  it("brings back what was withdrawn and is planned again: it never left", async () => {
    const store = await memoryStore();
    await enqueue(store, [email()], review);
    await enqueue(store, [], review);
    const { revived, added } = await enqueue(store, [email()], { mode: "review", today: tomorrow });
    expect({ revived, added }).toEqual({ revived: [email().key], added: [] });
    expect((await listOutbox(store))[0]).toMatchObject({ state: "waiting", plannedOn: tomorrow });
  });

  it("never brings back what a person refused, nor what left", async () => {
    const store = await memoryStore();
    const [refused, sent] = [email(), email({ debtor: "C0002" })];
    await enqueue(store, [refused, sent], review);
    await refuse(store, [refused.key], "marie", today, "litige en cours");
    await approve(store, { all: true }, "marie", today);
    await deliver(store, { carriers: [hostCarrier(memoryConnector())], recheck: unchanged, today });
    expect(await enqueue(store, [refused, sent], { mode: "auto", today: tomorrow })).toMatchObject({
      kept: [refused.key, sent.key],
      added: [],
      revived: [],
    });
    expect(await statesOf(store, [refused, sent])).toEqual(["refused", "sent"]);
  });

  it("takes two thousand effects in one go", async () => {
    const store = await memoryStore();
    const plan = Array.from({ length: 2000 }, (_, index) => email({ debtor: `D${index}` }));
    expect((await enqueue(store, plan, review)).added).toHaveLength(2000);
    expect((await enqueue(store, plan.slice(1), review)).superseded).toEqual([plan[0]?.key]);
  });
});
