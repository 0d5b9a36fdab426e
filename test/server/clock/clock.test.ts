import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../../src/ledger/store/open.ts";
import type { Store } from "../../../src/ledger/store/store.ts";
import { ConnectorError } from "../../../src/connectors/port.ts";
import { type Clock, makeClock } from "../../../src/server/clock/clock.ts";
import { scheduleOf } from "../../../src/server/clock/lease.ts";

/** Two workspaces in one database; days are walked by setting `now`. */
let base: Store;
let now: Date;
let runs: string[];
let logged: string[];
let behave: (name: string, signal: AbortSignal) => Promise<unknown>;
let count = 0;

beforeAll(async () => {
  base = await openStore({ workspace: "base", memory: true });
});
afterAll(() => base.close());
beforeEach(() => {
  count++;
  runs = [];
  logged = [];
  behave = async () => {};
});

const at = (text: string) => {
  now = new Date(text);
};
const named = (name: string): Store => ({ ...base, workspace: `${name}-${count}` });
const next = async (name: string) => (await scheduleOf(named(name)))?.nextRunAt.toISOString();

function clockOf(names: readonly string[] = ["acme"], schedule = "0 8 * * 1-5"): Promise<Clock> {
  return makeClock({
    workspaces: new Map(names.map((name) => [name, { store: named(name), settings: { schedule, timezone: "Europe/Paris" } }])),
    now: () => now,
    log: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`),
    async pullOne(name) {
      runs.push(`pull ${name}`);
      await behave(name, AbortSignal.timeout(1_000));
    },
    async runOne(name, signal) {
      runs.push(`${name} ${now.toISOString()}`);
      await behave(name, signal);
    },
  });
}

/** A tick, and everything it started. */
async function tickAndWait(clock: Clock): Promise<void> {
  await clock.tick();
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe("a week of the clock", () => {
  it("runs each working day at eight in Paris, over the change to summer time", async () => {
    at("2026-03-26T12:00:00Z");
    const clock = await clockOf();
    for (const minute of [
      "2026-03-27T06:59:00Z",
      "2026-03-27T07:00:00Z",
      "2026-03-27T07:01:00Z",
      "2026-03-28T07:00:00Z",
      "2026-03-30T05:59:00Z",
      "2026-03-30T06:00:00Z",
    ]) {
      at(minute);
      await tickAndWait(clock);
    }
    expect(runs).toEqual(["acme 2026-03-27T07:00:00.000Z", "acme 2026-03-30T06:00:00.000Z"]);
    expect(await next("acme")).toBe("2026-03-31T06:00:00.000Z");
    await clock.stop();
  });

  it("does not run when it is first started, only when the hour comes", async () => {
    at("2026-11-23T09:00:00Z");
    const clock = await clockOf();
    await tickAndWait(clock);
    expect(runs).toEqual([]);
    expect(await next("acme")).toBe("2026-11-24T07:00:00.000Z");
    await clock.stop();
  });

  it("catches up once, not five times, after a week without anybody", async () => {
    at("2026-11-16T09:00:00Z");
    await (await clockOf()).stop();
    at("2026-11-24T10:30:00Z");
    const clock = await clockOf();
    await tickAndWait(clock);
    await tickAndWait(clock);
    expect(runs).toEqual(["acme 2026-11-24T10:30:00.000Z"]);
    expect(await next("acme")).toBe("2026-11-25T07:00:00.000Z");
    await clock.stop();
  });

  it("follows a cron line that was changed while it was down", async () => {
    at("2026-11-23T09:00:00Z");
    await (await clockOf()).stop();
    const clock = await clockOf(["acme"], "30 6 * * *");
    expect(await next("acme")).toBe("2026-11-24T05:30:00.000Z");
    await clock.stop();
  });

  it("runs at once when a person asks", async () => {
    at("2026-11-23T09:00:00Z");
    const clock = await clockOf();
    await clock.runSoon("acme");
    await tickAndWait(clock);
    expect(runs).toEqual(["acme 2026-11-23T09:00:00.000Z"]);
    await clock.stop();
  });
});

describe("a pull between two runs", () => {
  it("happens at once, and the run that falls due meanwhile waits for it", async () => {
    at("2026-11-23T06:59:00Z");
    const clock = await clockOf();
    let finish = () => {};
    behave = () => new Promise<void>((resolve) => (finish = resolve));
    const pulling = clock.pullSoon("acme");
    at("2026-11-23T07:00:00Z");
    await tickAndWait(clock);
    expect(runs).toEqual(["pull acme"]);
    behave = async () => {};
    finish();
    await pulling;
    await tickAndWait(clock);
    expect(runs).toEqual(["pull acme", "acme 2026-11-23T07:00:00.000Z"]);
    await clock.stop();
  });

  it("is left to a run that is due, or under way in another process", async () => {
    at("2026-11-23T06:00:00Z");
    const [one, two] = [await clockOf(), await clockOf()];
    at("2026-11-23T07:00:00Z");
    await two.pullSoon("acme");
    let finish = () => {};
    behave = () => new Promise<void>((resolve) => (finish = resolve));
    await one.tick();
    await two.pullSoon("acme");
    await one.pullSoon("acme");
    finish();
    await Promise.all([one.stop(), two.stop()]);
    expect(runs).toEqual(["acme 2026-11-23T07:00:00.000Z"]);
  });

  it("that fails is logged without a word about anybody", async () => {
    at("2026-11-23T09:00:00Z");
    const clock = await clockOf();
    behave = () => Promise.reject(new Error("Garage Secret"));
    await clock.pullSoon("acme");
    expect(logged.join()).toContain("pull_failed");
    expect(logged.join()).not.toContain("Garage");
    await clock.stop();
  });
});

describe("a wake-up", () => {
  const five = 5 * 60_000;

  it("runs at the next tick, however often it comes", async () => {
    at("2026-11-23T09:00:00Z");
    const clock = await clockOf();
    for (let call = 0; call < 3; call++) await clock.wake("acme", five);
    await clock.wake("nobody", five);
    expect(runs).toEqual([]);
    await tickAndWait(clock);
    await tickAndWait(clock);
    expect(runs).toEqual(["acme 2026-11-23T09:00:00.000Z"]);
    await clock.stop();
  });

  it("too soon after a run waits until its minutes have passed, and the day's own run stays where it is", async () => {
    at("2026-11-23T09:00:00Z");
    const clock = await clockOf();
    await clock.wake("acme", five);
    await tickAndWait(clock);
    at("2026-11-23T09:01:00Z");
    await clock.wake("acme", five);
    await tickAndWait(clock);
    expect(runs).toHaveLength(1);
    at("2026-11-23T09:05:00Z");
    await tickAndWait(clock);
    expect(runs).toEqual(["acme 2026-11-23T09:00:00.000Z", "acme 2026-11-23T09:05:00.000Z"]);
    expect(await next("acme")).toBe("2026-11-24T07:00:00.000Z");
    await clock.stop();
  });

  it("during a run is answered by one more", async () => {
    at("2026-11-23T09:00:00Z");
    const clock = await clockOf();
    let finish = () => {};
    behave = () => new Promise<void>((resolve) => (finish = resolve));
    await clock.wake("acme", five);
    await tickAndWait(clock);
    await clock.wake("acme", five);
    behave = async () => {};
    finish();
    await tickAndWait(clock);
    at("2026-11-23T09:05:00Z");
    await tickAndWait(clock);
    expect(runs).toEqual(["acme 2026-11-23T09:00:00.000Z", "acme 2026-11-23T09:05:00.000Z"]);
    await clock.stop();
  });
});

describe("two service processes on one database", () => {
  it("run it once", async () => {
    at("2026-11-23T06:00:00Z");
    const [one, two] = [await clockOf(), await clockOf()];
    at("2026-11-23T07:00:00Z");
    await Promise.all([tickAndWait(one), tickAndWait(two)]);
    expect(runs).toHaveLength(1);
    await Promise.all([one.stop(), two.stop()]);
  });

  it("leave a run under way to the one that has it, as long as it ticks", async () => {
    at("2026-11-23T06:00:00Z");
    const [one, two] = [await clockOf(), await clockOf()];
    let finish = () => {};
    behave = () => new Promise<void>((resolve) => (finish = resolve));
    at("2026-11-23T07:00:00Z");
    await one.tick();
    for (let minute = 1; minute <= 30; minute++) {
      at(`2026-11-23T07:${String(minute).padStart(2, "0")}:00Z`);
      await one.tick();
      await two.tick();
    }
    expect(runs).toHaveLength(1);
    finish();
    await Promise.all([one.stop(), two.stop()]);
    expect(await next("acme")).toBe("2026-11-24T07:00:00.000Z");
  });

  it("take over from one that died, ten minutes later", async () => {
    at("2026-11-23T06:00:00Z");
    const [dead, other] = [await clockOf(), await clockOf()];
    behave = () => new Promise(() => {});
    at("2026-11-23T07:00:00Z");
    await dead.tick();
    behave = async () => {};
    at("2026-11-23T07:09:00Z");
    await tickAndWait(other);
    expect(runs).toHaveLength(1);
    at("2026-11-23T07:11:00Z");
    await tickAndWait(other);
    expect(runs).toHaveLength(2);
    await other.stop();
  });
});

describe("a run that fails", () => {
  it("is tried again in a quarter of an hour when the host was busy", async () => {
    at("2026-11-23T06:00:00Z");
    const clock = await clockOf();
    behave = () => Promise.reject(new ConnectorError("odoo", "retry", "odoo.busy", { seconds: 30 }));
    at("2026-11-23T07:00:00Z");
    await tickAndWait(clock);
    expect(await next("acme")).toBe("2026-11-23T07:15:00.000Z");
    expect((await scheduleOf(named("acme")))?.lastError).toEqual({ code: "odoo.busy", params: { seconds: 30 } });
    behave = async () => {};
    at("2026-11-23T07:15:00Z");
    await tickAndWait(clock);
    expect(await next("acme")).toBe("2026-11-24T07:00:00.000Z");
    expect((await scheduleOf(named("acme")))?.lastError).toBeUndefined();
    await clock.stop();
  });

  it("waits for the next day when somebody must act", async () => {
    at("2026-11-23T06:00:00Z");
    const clock = await clockOf();
    behave = () => Promise.reject(new ConnectorError("odoo", "fix", "odoo.no_right"));
    at("2026-11-23T07:00:00Z");
    await tickAndWait(clock);
    expect(await next("acme")).toBe("2026-11-24T07:00:00.000Z");
    await clock.stop();
  });

  it("keeps no words of an error that may quote a customer", async () => {
    at("2026-11-23T06:00:00Z");
    const clock = await clockOf();
    behave = () => Promise.reject(new TypeError("cannot read Garage Quentin"));
    at("2026-11-23T07:00:00Z");
    await tickAndWait(clock);
    expect((await scheduleOf(named("acme")))?.lastError).toEqual({ code: "server.run_failed", params: { name: "TypeError" } });
    expect(logged.join()).not.toContain("Quentin");
    await clock.stop();
  });

  it("does not keep the others from running", async () => {
    at("2026-11-23T06:00:00Z");
    const clock = await clockOf(["a", "b", "c", "d"]);
    behave = (name) => (name === "a" ? Promise.reject(new Error("no")) : Promise.resolve());
    at("2026-11-23T07:00:00Z");
    await tickAndWait(clock);
    expect(runs.map((run) => run.split(" ")[0]).toSorted()).toEqual(["a", "b", "c", "d"]);
    await clock.stop();
  });
});

describe("stopping", () => {
  it("tells the run under way, waits for it, and starts nothing more", async () => {
    at("2026-11-23T06:00:00Z");
    const clock = await clockOf(["a", "b", "c"]);
    const ended: string[] = [];
    behave = (name, signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => {
          ended.push(name);
          resolve();
        });
      });
    at("2026-11-23T07:00:00Z");
    await clock.tick();
    await clock.stop();
    expect(ended).toEqual(["a", "b"]);
    await tickAndWait(clock);
    expect(runs).toHaveLength(2);
  });
});
