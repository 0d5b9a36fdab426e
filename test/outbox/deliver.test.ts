import { describe, expect, it } from "vitest";
import { memoryConnector, type MemoryConnector } from "../../src/connectors/memory/connector.ts";
import type { Effect } from "../../src/ledger/effect.ts";
import { pullBrake } from "../../src/ledger/store/brake.ts";
import type { Store } from "../../src/ledger/store/store.ts";
import { approve, refuse } from "../../src/outbox/approve.ts";
import { hostCarrier } from "../../src/outbox/carriers/host.ts";
import { deliver, type DeliverOptions, type DeliveryReport } from "../../src/outbox/deliver.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { email, emails, letter, note, statesOf, task, today, tomorrow, unchanged } from "./kit.ts";
import { memoryStore } from "./store.ts";

interface Scene {
  readonly store: Store;
  readonly host: MemoryConnector;
  run(options?: Partial<DeliverOptions>): Promise<DeliveryReport>;
  written(): readonly string[];
}

/** A workspace whose plan is approved, before a host that carries everything. */
async function approved(plan: readonly Effect[], store?: Store): Promise<Scene> {
  const at = store ?? (await memoryStore());
  const host = memoryConnector({ debtors: 1 });
  await enqueue(at, plan, { mode: "auto", today });
  return {
    store: at,
    host,
    run: (options) => deliver(at, { carriers: [hostCarrier(host)], recheck: unchanged, today, ...options }),
    written: () => host.written().map(({ key }) => key),
  };
}

async function journalOf({ workspace, db }: Store) {
  const rows = await db.selectFrom("journal").selectAll().where("workspace", "=", workspace).orderBy("number").execute();
  return rows.map(({ event, key, content }) => ({ event, key, content }));
}

describe("a delivery", () => {
  it("sends what is approved, once, with its receipt and its journal", async () => {
    const scene = await approved([email(), task({ debtor: "C0002" })]);
    const report = await scene.run();
    expect(report).toMatchObject({ stopped: [], remaining: 0 });
    expect(report.outcomes.map(({ kind, state }) => `${kind} ${state}`)).toEqual(["email sent", "task sent"]);
    expect((await listOutbox(scene.store, { keys: [email().key] }))[0]).toMatchObject({
      state: "sent",
      leftOn: today,
      receipt: { key: email().key, status: "written", host: "memory" },
    });
    expect(await journalOf(scene.store)).toMatchObject([
      { event: "sent", key: email().key, content: { effect: { subject: email().subject }, receipt: { status: "written" } } },
      { event: "sent" },
    ]);
    expect((await scene.run()).outcomes).toEqual([]);
    expect(scene.written()).toHaveLength(2);
  });

  it("leaves alone what waits for a person, and what is for another day", async () => {
    const plan = [email({}, { approval: "always" }), email({ debtor: "C0002" }, { actOn: tomorrow })];
    const scene = await approved(plan);
    expect((await scene.run()).outcomes).toEqual([]);
    expect((await scene.run({ today: tomorrow })).outcomes.map(({ key }) => key)).toEqual([plan[1]?.key]);
  });

  it("sends at most as many as asked", async () => {
    const scene = await approved(emails(7));
    expect(await scene.run({ limit: 3 })).toMatchObject({ remaining: 4 });
    expect(scene.written()).toHaveLength(3);
  });

  it("does not send ahead of the brake, and says who pulled it", async () => {
    const scene = await approved(emails(3));
    await pullBrake(scene.store, "paul", "contrôle");
    expect(await scene.run()).toEqual({
      outcomes: [],
      stopped: [{ code: "outbox.brake", params: { by: "paul", why: "contrôle" } }],
      remaining: 3,
    });
  });

  it("stops between two sendings when the brake is pulled", async () => {
    const scene = await approved(emails(6));
    const slow = { ...hostCarrier(scene.host), batch: 2 };
    const report = await scene.run({ carriers: [{ ...slow, deliver: pullingTheBrake }] });
    async function* pullingTheBrake(effects: readonly Effect[], signal: AbortSignal) {
      await pullBrake(scene.store, "paul", "contrôle");
      yield* scene.host.push(effects, signal);
    }
    expect(report).toMatchObject({ stopped: [{ code: "outbox.brake" }], remaining: 4 });
    expect(scene.written()).toHaveLength(2);
    expect(await statesOf(scene.store, emails(6))).toEqual(["sent", "sent", "approved", "approved", "approved", "approved"]);
  });

  it("does not hand over when the brake is pulled after the last look at it", async () => {
    const scene = await approved(emails(2));
    const recheck = async () => {
      await pullBrake(scene.store, "paul", "contrôle");
      return new Map();
    };
    expect(await scene.run({ recheck })).toMatchObject({ stopped: [{ code: "outbox.brake" }], remaining: 2 });
    expect(scene.written()).toEqual([]);
  });

  it("stops taking more when asked to stop", async () => {
    const scene = await approved(emails(4));
    const stop = new AbortController();
    const carriers = [{ ...hostCarrier(scene.host), batch: 1 }];
    await scene.run({ carriers, signal: stop.signal, onOutcome: () => stop.abort() });
    expect(await statesOf(scene.store, emails(4))).toEqual(["sent", "approved", "approved", "approved"]);
  });
});

describe("above a cap", () => {
  it("nothing leaves, and a person may let it pass once", async () => {
    const scene = await approved([...emails(3), task({ debtor: "C0009" })]);
    const report = await scene.run({ caps: { messages: 2 } });
    expect(report).toEqual({ outcomes: [], stopped: [{ code: "outbox.cap_messages", params: { messages: 3, cap: 2 } }], remaining: 4 });
    expect(scene.written()).toEqual([]);
    expect(await scene.run({ caps: { messages: 2 }, allowOver: true })).toMatchObject({ stopped: [], remaining: 0 });
    expect(scene.written()).toHaveLength(4);
  });
});

describe("the last look before sending", () => {
  const [paid, later, due] = emails(3) as [Effect, Effect, Effect];
  const paidNote = note({ debtor: paid.debtor });

  it("cancels what is paid since with its note, puts off what is not for today, sends the rest", async () => {
    const scene = await approved([paid, later, due, paidNote]);
    const report = await scene.run({
      recheck: async () =>
        new Map([
          [paid.key, { cancel: { code: "reason.nothing_due", params: {} } }],
          [later.key, { later: { code: "reason.contacted_recently", params: { days: 2 } } }],
        ]),
    });
    expect(await statesOf(scene.store, [paid, paidNote, later, due])).toEqual(["cancelled", "cancelled", "approved", "sent"]);
    expect(report).toMatchObject({ remaining: 1, stopped: [] });
    expect((await listOutbox(scene.store, { keys: [later.key] }))[0]?.why).toEqual({
      code: "reason.contacted_recently",
      params: { days: 2 },
    });
    expect(scene.written()).toEqual([due.key]);
    expect((await journalOf(scene.store)).filter(({ event }) => event === "cancelled")).toMatchObject([
      { key: paid.key, content: { why: { code: "reason.nothing_due" } } },
      { key: paidNote.key },
    ]);
  });

  it("sends nothing when it fails", async () => {
    const scene = await approved(emails(3));
    const recheck = () => Promise.reject(new Error("host away"));
    await expect(scene.run({ recheck })).rejects.toThrow("host away");
    expect(await statesOf(scene.store, emails(3))).toEqual(["approved", "approved", "approved"]);
  });

  it("is taken again after a minute", async () => {
    const scene = await approved(emails(3));
    let minutes = 0;
    let looks = 0;
    const recheck = async () => {
      looks++;
      return new Map();
    };
    const now = () => new Date(Date.UTC(2026, 10, 23, 8, (minutes += 0.6)));
    await scene.run({ recheck, now, carriers: [{ ...hostCarrier(scene.host), batch: 1 }] });
    expect(looks).toBeGreaterThan(1);
    expect(scene.written()).toHaveLength(3);
  });
});

describe("notes", () => {
  it("leave after the e-mail they tell about", async () => {
    const scene = await approved([note(), email()]);
    await scene.run();
    expect(scene.written()).toEqual([email().key, note().key]);
  });

  it("wait while their letter waits for a manager", async () => {
    const plan = [note({ step: "last" }), letter({ step: "last" }, { approval: "always" })];
    const scene = await approved(plan);
    await scene.run();
    expect(scene.written()).toEqual([]);
    await approve(scene.store, { keys: [plan[1]?.key ?? ""] }, "direction", today);
    await scene.run();
    expect(scene.written()).toEqual([plan[1]?.key, plan[0]?.key]);
  });

  it("go with their e-mail when it is refused", async () => {
    const plan = [note(), email({}, { approval: "always" })];
    const scene = await approved(plan);
    await refuse(scene.store, [email().key], "marie", today);
    await scene.run();
    expect(await statesOf(scene.store, plan)).toEqual(["refused", "refused"]);
  });

  it("of their own leave by themselves", async () => {
    const scene = await approved([note()]);
    await scene.run();
    expect(scene.written()).toEqual([note().key]);
  });
});

describe("trouble with the host", () => {
  it("parks what it refuses for good, in its words, and goes on", async () => {
    const scene = await approved(emails(2));
    const [bad, good] = emails(2).map(({ key }) => key) as [string, string];
    scene.host.fail({ what: "refuse", key: bad, why: "partner archived" });
    await scene.run();
    expect(await statesOf(scene.store, emails(2))).toEqual(["parked", "sent"]);
    expect((await listOutbox(scene.store, { keys: [bad] }))[0]?.why).toEqual({
      code: "outbox.carrier_refused",
      params: { carrier: "memory", words: "partner archived" },
    });
    expect((await journalOf(scene.store)).map(({ event, key }) => `${event} ${key}`).toSorted()).toEqual(
      [`parked ${bad}`, `sent ${good}`].toSorted(),
    );
  });

  it("asks what became of a write whose answer was lost, and does not write it again", async () => {
    const scene = await approved(emails(1));
    scene.host.fail({ what: "timeout_after_write" });
    const { outcomes } = await scene.run();
    expect(outcomes).toMatchObject([{ state: "sent", receipt: { status: "already_there" } }]);
    expect(scene.written()).toHaveLength(1);
  });

  it("tries later what never arrived: 5 minutes, then 15", async () => {
    const scene = await approved(emails(1));
    const at = (minute: number) => ({ now: () => new Date(Date.UTC(2026, 10, 23, 8, minute)) });
    scene.host.fail({ what: "busy" });
    expect((await scene.run(at(0))).outcomes).toMatchObject([
      { state: "approved", why: { code: "outbox.try_later", params: { minutes: 5 } } },
    ]);
    expect((await scene.run(at(4))).outcomes).toEqual([]);
    scene.host.fail({ what: "busy" });
    expect((await scene.run(at(5))).outcomes).toMatchObject([{ why: { params: { minutes: 15 } } }]);
    expect((await scene.run(at(19))).outcomes).toEqual([]);
    expect((await scene.run(at(20))).outcomes).toMatchObject([{ state: "sent" }]);
  });

  it("leaves in doubt what cannot even be asked, and asks again with the next run", async () => {
    const scene = await approved(emails(1));
    scene.host.fail({ what: "timeout_after_write" });
    const busyFind = { ...hostCarrier(scene.host), find: () => Promise.reject(new Error("503")) };
    expect((await scene.run({ carriers: [busyFind] })).outcomes).toMatchObject([
      { state: "handing_over", why: { code: "outbox.cannot_ask", params: { words: "503" } } },
    ]);
    const again = await scene.run();
    expect(again.outcomes.at(-1)).toMatchObject({ state: "sent" });
    expect(scene.written()).toHaveLength(1);
  });

  it("gives up after ten times and parks it", async () => {
    const scene = await approved(emails(1));
    await scene.store.db.updateTable("outbox").set({ attempts: 9 }).where("workspace", "=", scene.store.workspace).execute();
    scene.host.fail({ what: "busy" });
    expect((await scene.run()).outcomes).toMatchObject([{ state: "parked", why: { code: "outbox.gave_up", params: { attempts: 10 } } }]);
  });

  it("leaves a carrier alone after five troubles in a row", async () => {
    const scene = await approved(emails(9));
    for (let times = 0; times < 9; times++) scene.host.fail({ what: "busy" });
    const report = await scene.run({ carriers: [{ ...hostCarrier(scene.host), batch: 1, find: async () => [] }] });
    expect(report.outcomes).toHaveLength(5);
    expect(report).toMatchObject({ remaining: 4, stopped: [{ code: "outbox.carrier_down", params: { carrier: "memory" } }] });
  });
});

describe("several deliveries in one process", () => {
  it("send each effect once", async () => {
    const scene = await approved(emails(20));
    const reports = await Promise.all([scene.run(), scene.run(), scene.run()]);
    expect(reports.flatMap(({ outcomes }) => outcomes)).toHaveLength(20);
    expect(scene.written()).toHaveLength(20);
  });
});
