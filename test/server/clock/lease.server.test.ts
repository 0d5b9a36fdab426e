import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../../src/ledger/store/open.ts";
import type { Store } from "../../../src/ledger/store/store.ts";
import { bringForward, plan, renew, scheduleOf, settle, take } from "../../../src/server/clock/lease.ts";
import { usePostgres } from "../../support/postgres.ts";

const postgres = usePostgres();
let machines: readonly Store[];

beforeAll(async () => {
  const where = { workspace: "acme", databaseUrl: postgres.url() };
  machines = [await openStore(where), await openStore(where), await openStore(where)];
});
afterAll(() => Promise.all(machines.map((machine) => machine.close())));

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

describe("machines on one PostgreSQL", () => {
  it("take a due run once, however many ask at once, day after day", async () => {
    const [first] = machines as [Store];
    await plan(first, at("07:00"), at("06:00"));
    for (let round = 0; round < 20; round++) {
      const taken = await Promise.all([...machines, ...machines, ...machines].map((machine) => take(machine, at("07:00"), at("07:10"))));
      const winners = taken.filter((one) => one !== undefined);
      expect(winners).toEqual([at("07:00")]);
      await settle(first, at("07:00"), at("07:00"));
    }
  });

  it("do not wait for one that is just taking it", async () => {
    const [first, second] = machines as [Store, Store];
    await first.db.transaction().execute(async (trx) => {
      await trx.selectFrom("schedule").selectAll().forUpdate().execute();
      expect(await take(second, at("07:00"), at("07:10"))).toBeUndefined();
    });
  });

  it("change nothing once another has taken over", async () => {
    const [slow, quick] = machines as [Store, Store];
    const lost = await take(slow, at("07:00"), at("07:10"));
    expect(lost).toEqual(at("07:00"));
    expect(await take(quick, at("07:11"), at("07:21"))).toEqual(at("07:00"));
    await settle(quick, at("07:00"), at("08:00"));
    await renew(slow, at("07:00"), at("23:00"));
    await settle(slow, at("07:00"), at("23:00"), { code: "server.run_failed", params: { name: "Error" } });
    expect(await scheduleOf(slow)).toEqual({ nextRunAt: at("08:00") });
  });

  it("share a person's wish to run now", async () => {
    const [first, second] = machines as [Store, Store];
    await bringForward(first, at("07:30"));
    expect(await take(second, at("07:30"), at("07:40"))).toEqual(at("07:30"));
  });
});
