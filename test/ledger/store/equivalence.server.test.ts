import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Day, day } from "../../../src/ledger/day.ts";
import type { Fact, HostName } from "../../../src/ledger/facts.ts";
import { bookProof } from "../../../src/ledger/store/book.ts";
import { readDecisions, saveDecisions } from "../../../src/ledger/store/decisions.ts";
import { findDebtors } from "../../../src/ledger/store/dossiers.ts";
import { StoreError } from "../../../src/ledger/store/error.ts";
import { addSignal, beginPull, commitPage, finishPull, type PulledPage, readSetAside } from "../../../src/ledger/store/facts.ts";
import { openStore } from "../../../src/ledger/store/open.ts";
import type { Store } from "../../../src/ledger/store/store.ts";
import { dossiersOf, inOutbox } from "../../contracts/store/kit.ts";
import { balance, contact, credit, debtor, gone, item, payment, signal } from "../../support/facts.ts";
import { usePostgres } from "../../support/postgres.ts";

const postgres = usePostgres();
const today = day("2026-11-21");
let stores: readonly Store[] = [];

beforeAll(async () => {
  const places = [{ memory: true } as const, { databaseUrl: postgres.url() }];
  stores = await Promise.all(places.map((place) => openStore({ workspace: "equivalence", ...place })));
});
afterAll(() => Promise.all(stores.map((store) => store.close())));

const host = fc.constantFrom<HostName>("memory", "fec");
const id = fc.constantFrom("a", "B", "é", "\u{1f600}", "\ufffd", "10", "9");
const open = fc.integer({ min: 1, max: 1_000_000_00 });
const currency = fc.constantFrom("EUR", "CHF");
const on = fc.integer({ min: 0, max: 40 }).map((after) => `2026-10-${String((after % 31) + 1).padStart(2, "0")}` as Day);

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.tuple(id, fc.constantFrom("1", "2", undefined)).map(([of, siren]) => debtor(of, siren === undefined ? {} : { siren })),
  fc.tuple(id, id).map(([one, of]) => contact(one, of)),
  fc.tuple(id, id, open, currency).map(([one, of, amount, unit]) => item(one, of, { open: amount, currency: unit })),
  fc.tuple(id, id, open, currency).map(([one, of, amount, unit]) => credit(one, of, { open: amount, currency: unit })),
  fc.tuple(id, id, on).map(([one, of, paidOn]) => payment(one, of, { paidOn })),
  fc.tuple(id, id, open, on).map(([one, of, amount, last]) => balance(one, amount, { debtor: of, lastBankEntryOn: last })),
  fc.tuple(fc.constantFrom("debtor" as const, "open_item" as const, "balance" as const), id).map(([kind, one]) => gone(kind, one)),
);

const page: fc.Arbitrary<PulledPage> = fc.record(
  {
    facts: fc.array(fact, { maxLength: 12 }),
    next: fc.string(),
    complete: fc.uniqueArray(fc.constantFrom("open_item", "credit", "debtor", "balance")),
    setAside: fc.array(fc.record({ place: id, code: fc.constantFrom("x", "y"), params: fc.record({ value: fc.string() }) }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ["facts", "next"] },
);

type Step = (store: Store) => Promise<unknown>;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(host, on).map(
    ([of, at]): Step =>
      (store) =>
        beginPull(store, of, at),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(host, page, on).map(
      ([of, one, at]): Step =>
        (store) =>
          commitPage(store, of, one, at),
    ),
  },
  host.map(
    (of): Step =>
      (store) =>
        finishPull(store, of),
  ),
  fc.tuple(id, id, on).map(
    ([one, of, at]): Step =>
      (store) =>
        addSignal(store, signal(one, of, { what: "done", on: at, effect: one })),
  ),
  fc.tuple(id, on).map(
    ([of, leftOn]): Step =>
      (store) =>
        inOutbox(store, { key: `${of} ${leftOn}`, debtor: of, state: "sent", leftOn }),
  ),
  fc.tuple(id, on).map(
    ([of, at]): Step =>
      (store) =>
        saveDecisions(store, at, [{ debtor: of, currency: "EUR", segment: of, reason: "hold", body: { of } }]),
  ),
);

/** What came of a step: its answer, or the code of its refusal. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StoreError) return { code: error.code };
    if (error instanceof Error && "code" in error) return { sqlState: error.code };
    throw error;
  }
}

async function everything(store: Store): Promise<unknown> {
  const all = (table: "fact" | "pull" | "set_aside" | "decision" | "outbox") =>
    store.db.selectFrom(table).selectAll().where("workspace", "=", store.workspace).execute();
  const rows = await Promise.all((["fact", "pull", "set_aside", "decision", "outbox"] as const).map(all));
  const plain = rows.map((some) =>
    some.map((row) => JSON.stringify({ ...row, workspace: "", puller: "", created_at: "", changed_at: "" })).toSorted(),
  );
  const dossiers = await outcome(dossiersOf(store, { batch: 2 }));
  return {
    plain,
    dossiers,
    book: await bookProof(store),
    setAside: await readSetAside(store),
    found: await findDebtors(store, "maison"),
    decisions: await readDecisions(store, { before: today }),
  };
}

describe("the embedded store and the server", () => {
  it("answer the same, and hold the same, after the same steps", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
        const workspace = randomUUID();
        const [embedded = [], server = []] = await Promise.all(
          stores.map(async (one) => {
            const store = { ...one, workspace };
            await beginPull(store, "memory", today);
            const seen: unknown[] = [];
            for (const work of steps) seen.push(await outcome(work(store)));
            return [...seen, await outcome(finishPull(store, "memory")), await everything(store)];
          }),
        );
        expect(server).toEqual(embedded);
      }),
      { numRuns: 60 },
    );
  });
});
