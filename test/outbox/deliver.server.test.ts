import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/ledger/store/open.ts";
import type { Effect } from "../../src/ledger/effect.ts";
import type { Store } from "../../src/ledger/store/store.ts";
import type { Carrier } from "../../src/outbox/carriers/port.ts";
import { smtpCarrier } from "../../src/outbox/carriers/smtp.ts";
import { deliver } from "../../src/outbox/deliver.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { usePostgres } from "../support/postgres.ts";
import { startSmtp } from "../support/smtp.ts";
import { email, emails, note, statesOf, temporaryFolder, today, unchanged } from "./kit.ts";

const postgres = usePostgres();
const stores: Store[] = [];
let count = 0;

// Three processes on one server, as far as the server can tell.
beforeAll(async () => {
  for (let opened = 0; opened < 3; opened++) stores.push(await openStore({ workspace: "w", databaseUrl: postgres.url() }));
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

async function processes(plan: readonly Effect[]): Promise<readonly [Store, Store, Store]> {
  const workspace = `w${count++}`;
  const [a, b, c] = stores.map((store) => ({ ...store, workspace })) as [Store, Store, Store];
  await enqueue(a, plan, { mode: "auto", today });
  return [a, b, c];
}

describe("several deliverers on one server", () => {
  it("send each mail once between them", async () => {
    const plan = emails(200);
    const smtp = await startSmtp(await temporaryFolder());
    const shares = await Promise.all(
      (await processes(plan)).map(async (store) => {
        const carrier = smtpCarrier({ url: smtp.url, connections: 2 });
        const { outcomes, remaining } = await deliver(store, { carriers: [carrier], recheck: unchanged, today });
        await carrier.close();
        return { sent: outcomes.length, remaining };
      }),
    );
    expect((await smtp.keys()).toSorted()).toEqual(plan.map(({ key }) => key).toSorted());
    expect(shares.reduce((sum, { sent }) => sum + sent, 0)).toBe(200);
    expect(shares.filter(({ sent }) => sent > 0).length).toBeGreaterThan(1);
    await smtp.close();
  });

  it("do not doubt what another still has in hand, and find out about it once its lease is over", async () => {
    const [a, b] = await processes([email()]);
    const hanging = new AbortController();
    const never = deliver(a, { carriers: [smtpThat(() => hang(hanging.signal))], recheck: unchanged, today, leaseMs: 60_000 });
    await until(a, "handing_over");
    const carriers = [smtpThat(neverCalled)];
    expect((await deliver(b, { carriers, recheck: unchanged, today })).outcomes).toEqual([]);
    const later = () => new Date(Date.now() + 61_000);
    expect((await deliver(b, { carriers, recheck: unchanged, today, now: later })).outcomes).toMatchObject([
      { state: "uncertain", why: { code: "outbox.uncertain" } },
    ]);
    // The first one was only slow: its receipt is the truth.
    hanging.abort();
    expect((await never).outcomes).toMatchObject([{ state: "sent" }]);
    expect(await statesOf(a, [email()])).toEqual(["sent"]);
  });

  it("take over a claim whose lease is over; the one who slept on it hands nothing over", async () => {
    const [a, b] = await processes([email()]);
    const sent: string[] = [];
    const carriers = (name: string) => [
      smtpThat(() => {
        sent.push(name);
      }),
    ];
    const awake = new AbortController();
    const recheck = async () => {
      await hang(awake.signal);
      return new Map();
    };
    const sleeper = deliver(a, { carriers: carriers("a"), recheck, today, leaseMs: 60_000 });
    await until(a, "claimed");
    const later = () => new Date(Date.now() + 61_000);
    await deliver(b, { carriers: carriers("b"), recheck: unchanged, today, now: later });
    awake.abort();
    expect((await sleeper).outcomes).toEqual([]);
    expect(sent).toEqual(["b"]);
    expect(await statesOf(a, [email()])).toEqual(["sent"]);
  });

  it("put the same plan in at once: each effect is there once", async () => {
    const plan = [...emails(50), note({ debtor: "C0001" })];
    const all = await processes([]);
    const results = await Promise.all(all.map((store) => enqueue(store, plan, { mode: "review", today })));
    expect(results.reduce((sum, { added }) => sum + added.length, 0)).toBe(51);
    expect(await listOutbox(all[0])).toHaveLength(51);
  });
});

/** A mail server that does `what` and then takes the mail. */
function smtpThat(what: () => Promise<void> | void): Carrier {
  return {
    name: "smtp",
    carries: new Set(["email"]),
    batch: 1,
    async *deliver(effects) {
      await what();
      for (const { key } of effects) yield { key, status: "written", host: "smtp" };
    },
    find: async () => "cannot_know",
    close: async () => {},
  };
}

function neverCalled(): void {
  throw new Error("another process has it in hand");
}

function hang(signal: AbortSignal): Promise<void> {
  return new Promise((done) => signal.addEventListener("abort", () => done()));
}

async function until(store: Store, state: "claimed" | "handing_over"): Promise<void> {
  while ((await listOutbox(store, { states: [state] })).length === 0) await pause(10);
}
