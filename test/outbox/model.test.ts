import fc from "fast-check";
import type { KyselyPlugin } from "kysely";
import { expect, it } from "vitest";
import type { Effect, EffectKind, Receipt } from "../../src/ledger/effect.ts";
import type { Store } from "../../src/ledger/store/store.ts";
import { approve, refuse } from "../../src/outbox/approve.ts";
import type { Carrier } from "../../src/outbox/carriers/port.ts";
import { deliver } from "../../src/outbox/deliver.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import type { RecheckVerdict } from "../../src/outbox/recheck.ts";
import { resolve } from "../../src/outbox/resolve.ts";
import { listOutbox } from "../../src/outbox/rows.ts";
import { email, note, task, today } from "./kit.ts";
import { memoryStore } from "./store.ts";

/** What a carrier does with the next effect. `die` is the whole process. */
type Fate = "ok" | "later" | "refuse" | "lost, landed" | "lost, absent" | "die, landed" | "die, absent";

type Step =
  | { readonly do: "plan"; readonly of: readonly number[]; readonly mode: "review" | "auto" }
  | { readonly do: "approve" | "refuse"; readonly of: readonly number[] }
  | {
      readonly do: "deliver";
      readonly fates: readonly Fate[];
      readonly dieAfter: number;
      readonly cancel: readonly number[];
      readonly deaf: boolean;
    }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "look" };

const universe: readonly Effect[] = ["C1", "C2", "C3"].flatMap((debtor) => [
  email({ debtor }),
  note({ debtor }),
  task({ debtor, step: "call" }),
]);

const some = fc.uniqueArray(fc.nat(universe.length - 1), { maxLength: universe.length });
const fate: fc.Arbitrary<Fate> = fc.constantFrom(
  "ok",
  "ok",
  "ok",
  "later",
  "refuse",
  "lost, landed",
  "lost, absent",
  "die, landed",
  "die, absent",
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("plan" as const), of: some, mode: fc.constantFrom("review" as const, "auto" as const) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("approve" as const, "approve" as const, "refuse" as const), of: some }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("deliver" as const),
      fates: fc.array(fate, { maxLength: 9 }),
      dieAfter: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(60)),
      cancel: fc.uniqueArray(fc.nat(universe.length - 1), { maxLength: 2 }),
      deaf: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 1000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("look" as const) }) },
);

/** A process that may die: from then on nothing it asks of the database happens. */
function mortal(store: Store, after: number) {
  let left = after;
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (left-- <= 0) throw new Error("dead");
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { store: { ...store, db: store.db.withPlugin(plugin) }, die: () => (left = 0), isDead: () => left <= 0 };
}

/** The world outside: how many times each effect landed there. */
function world() {
  const landed = new Map<string, number>();
  const land = (key: string) => landed.set(key, (landed.get(key) ?? 0) + 1);

  function carrier(
    name: Receipt["host"],
    carries: readonly EffectKind[],
    remembers: boolean,
    fates: Fate[],
    die: () => void,
    deaf: boolean,
  ): Carrier {
    return {
      name,
      carries: new Set(carries),
      batch: 2,
      async *deliver(effects) {
        for (const { key } of effects) {
          const next = fates.shift() ?? "ok";
          if (next === "ok" || next.endsWith("landed")) land(key);
          if (next.startsWith("die")) die();
          if (next.startsWith("die") || next.startsWith("lost")) throw new Error(next);
          if (next === "ok") yield { key, status: "written", host: name };
          else yield { key, status: "refused", host: name, ...(next === "later" && { retry: true }) };
        }
      },
      async find(effects) {
        if (deaf) throw new Error("cannot be asked");
        if (!remembers) return "cannot_know";
        return effects.filter(({ key }) => landed.has(key)).map(({ key }) => ({ key, status: "already_there", host: name }));
      },
      close: async () => {},
    };
  }

  return {
    landed: (key: string) => landed.get(key) ?? 0,
    carriers: (fates: Fate[], die: () => void, deaf: boolean) => [
      carrier("smtp", ["email"], false, fates, die, deaf),
      carrier("memory", ["task", "note"], true, fates, die, deaf),
    ],
  };
}

it("never sends twice and never loses, whatever happens in whatever order", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      const store = await memoryStore();
      const outside = world();
      const planned = new Set<string>();
      const refused = new Set<string>();
      /** What the step before planned: alive, whatever had become of it. */
      let wanted = new Set<string>();
      let clock = Date.UTC(2026, 10, 23, 8);

      for (const one of steps) {
        await act(one);
        await check();
      }
      await goodDay();

      async function act(one: Step): Promise<void> {
        switch (one.do) {
          case "plan": {
            const plan = one.of.map((index) => universe[index] as Effect);
            for (const { key } of plan) planned.add(key);
            await enqueue(store, plan, { mode: one.mode, today });
            wanted = new Set(keysOf(one.of));
            return;
          }
          case "approve":
            await approve(store, { keys: keysOf(one.of) }, "marie", today);
            return;
          case "refuse":
            for (const key of (await refuse(store, keysOf(one.of), "marie", today)).moved) refused.add(key);
            return;
          case "wait":
            clock += one.minutes * 60_000;
            return;
          case "look":
            await look();
            return;
          case "deliver": {
            const process = mortal(store, one.dieAfter);
            const cancelled = new Map<string, RecheckVerdict>(
              keysOf(one.cancel).map((key) => [key, { cancel: { code: "reason.nothing_due", params: {} } }]),
            );
            const carriers = outside.carriers([...one.fates], process.die, one.deaf);
            const delivery = deliver(process.store, { carriers, recheck: async () => cancelled, today, now: () => new Date(clock) });
            await delivery.catch((error: unknown) => {
              if (!process.isDead()) throw error;
            });
          }
        }
      }

      /** A person looks into the mailbox and says what is true. */
      async function look(): Promise<void> {
        for (const { key } of await listOutbox(store, { states: ["uncertain"] })) {
          expect(await resolve(store, key, outside.landed(key) > 0 ? "sent" : "retry", "marie", today)).toBeUndefined();
        }
      }

      async function check(): Promise<void> {
        const entries = await listOutbox(store);
        expect(new Set(entries.map(({ key }) => key))).toEqual(planned);
        const wrong = entries.filter(({ key, state }) => {
          const times = outside.landed(key);
          if (refused.has(key) && state !== "refused") return true;
          if (wanted.has(key) && state === "cancelled") return true;
          if (state === "uncertain" || state === "handing_over") return times > 1;
          return times !== (state === "sent" ? 1 : 0);
        });
        expect(wrong.map(({ key, state, effect }) => `${effect.kind} ${state}, landed ${outside.landed(key)} times`)).toEqual([]);
        wanted.clear();
      }

      /** Everything works and everybody does their part: what is still wanted arrives. */
      async function goodDay(): Promise<void> {
        clock += 30 * 24 * 3_600_000;
        const run = () =>
          deliver(store, {
            carriers: outside.carriers([], () => {}, false),
            recheck: async () => new Map(),
            today,
            now: () => new Date(clock),
          });
        await run();
        await look();
        for (const { key } of await listOutbox(store, { states: ["parked"] })) await resolve(store, key, "retry", "marie", today);
        await run();
        await check();
        const open = (await listOutbox(store, { states: ["approved", "claimed", "handing_over", "uncertain", "parked"] })).filter(
          ({ effect }) => effect.kind !== "note",
        );
        expect(open).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
});

function keysOf(indexes: readonly number[]): readonly string[] {
  return indexes.map((index) => (universe[index] as Effect).key);
}
