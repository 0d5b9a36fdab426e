import type { Day } from "../ledger/day.ts";
import type { EffectKind } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import { readBrake } from "../ledger/store/brake.ts";
import type { Store } from "../ledger/store/store.ts";
import { brokenCaps, type Caps } from "./caps.ts";
import { carrierFor } from "./carriers/choose.ts";
import type { Carrier } from "./carriers/port.ts";
import { claim, due, type DueFilter, type Held } from "./claim.ts";
import { handOver } from "./hand-over.ts";
import { carrierHealth } from "./health.ts";
import { move } from "./move.ts";
import { recheckHeld, type Recheck } from "./recheck.ts";
import { recover } from "./recover.ts";
import { leaseOf, type Outcome, type Run } from "./run.ts";

export interface DeliverOptions {
  /** In the order of `carriersInOrder`. */
  readonly carriers: readonly Carrier[];
  readonly recheck: Recheck;
  readonly today: Day;
  readonly caps?: Caps;
  /** A person's word for this one run. */
  readonly allowOver?: boolean;
  /** Effects to hand over at most. */
  readonly limit?: number;
  /** Stops taking new effects; what a carrier already has is waited for. */
  readonly signal?: AbortSignal;
  /** Called as each effect is settled. */
  readonly onOutcome?: (outcome: Outcome) => void;
  readonly now?: () => Date;
  readonly leaseMs?: number;
}

export interface DeliveryReport {
  readonly outcomes: readonly Outcome[];
  /** Why the run ended before everything that was due had left: brake, caps, a carrier out of order. */
  readonly stopped: readonly Message[];
  /** Approved effects that were due and have not left, those put off to a later hour not counted. */
  readonly remaining: number;
}

const chunk = 200; // claimed and checked together, or as many as the carrier takes: a check costs some hosts forty calls
const freshMs = 60_000; // how long a check holds
const kinds: readonly EffectKind[] = ["email", "letter", "task", "note"];
/** Tasks by themselves: a carrier that hands people the list of a day wants them all at once. Notes come after what they tell of. */
const stages: readonly (readonly EffectKind[])[] = [["email", "letter"], ["task"], ["note"]];

/**
 * Sends what is approved and due, each effect once. First clears up what a crash left in doubt. Nothing leaves under the
 * brake or above a cap; each effect is checked again right before it goes. Safe to kill at any point and to run several
 * times at once on a shared store.
 */
export async function deliver(store: Store, options: DeliverOptions): Promise<DeliveryReport> {
  return oneAtATime(store, async () => {
    const outcomes: Outcome[] = [];
    const run: Run = {
      store,
      carriers: options.carriers,
      today: options.today,
      now: options.now ?? (() => new Date()),
      leaseMs: options.leaseMs ?? 10 * 60_000,
      tell(outcome) {
        outcomes.push(outcome);
        options.onOutcome?.(outcome);
      },
    };
    await recover(run);
    const stopped = (await reasonsToStay(run, options)) ?? (await deliverDue(run, options));
    return { outcomes, stopped, remaining: (await due(store, filterOf(run, kinds, []))).length };
  });
}

async function reasonsToStay(run: Run, { caps, allowOver }: DeliverOptions): Promise<readonly Message[] | undefined> {
  const brake = await brakeOf(run.store);
  if (brake) return [brake];
  if (!caps || allowOver) return undefined;
  const broken = brokenCaps(await due(run.store, filterOf(run, kinds, [])), caps);
  return broken.length > 0 ? broken : undefined;
}

async function deliverDue(run: Run, options: DeliverOptions): Promise<readonly Message[]> {
  const health = carrierHealth();
  const putOff = new Set<string>();
  const watched: Run = {
    ...run,
    tell(outcome) {
      if (outcome.state === "approved") putOff.add(outcome.key);
      health.note(outcome);
      run.tell(outcome);
    },
  };
  const carrierOf = (kind: EffectKind) => {
    const carrier = carrierFor(kind, run.carriers);
    return carrier && !health.isDown(carrier.name) ? carrier : undefined;
  };
  let left = options.limit ?? Number.POSITIVE_INFINITY;
  for (const stage of stages) {
    while (left > 0 && !options.signal?.aborted) {
      const some = stage.filter(carrierOf);
      const size = Math.max(chunk, ...some.map((kind) => carrierOf(kind)?.batch ?? 0));
      const held = await claim(run.store, filterOf(run, some, [...putOff]), Math.min(size, left), leaseOf(run));
      if (held.length === 0) break;
      try {
        const ready = await recheckHeld(watched, held, options.recheck);
        const checkedAt = run.now().getTime();
        for (const batch of batches(ready, run.carriers)) {
          const carrier = carrierOf(batch.kind);
          if (!carrier) continue;
          if (options.signal?.aborted || run.now().getTime() - checkedAt > freshMs) break;
          const brake = await brakeOf(run.store);
          if (brake) return [brake];
          await handOver(watched, carrier, batch.held);
          left -= batch.held.length;
        }
      } finally {
        await move(
          run.store.db,
          run.store.workspace,
          "release",
          held.map(({ key }) => key),
          {},
          held[0]?.lease,
        );
      }
    }
  }
  return health.complaints();
}

/** Cuts effects of one kind into what their carrier takes at once. */
function* batches(
  held: readonly Held[],
  carriers: readonly Carrier[],
): Generator<{ readonly kind: EffectKind; readonly held: readonly Held[] }> {
  for (const kind of kinds) {
    const some = held.filter(({ effect }) => effect.kind === kind);
    const size = carrierFor(kind, carriers)?.batch ?? 1;
    for (let at = 0; at < some.length; at += size) yield { kind, held: some.slice(at, at + size) };
  }
}

function filterOf(run: Run, of: readonly EffectKind[], except: readonly string[]): DueFilter {
  return { today: run.today, now: run.now(), kinds: of, except };
}

async function brakeOf(store: Store): Promise<Message | undefined> {
  const brake = await readBrake(store);
  return brake && { code: "outbox.brake", params: { by: brake.by, why: brake.why } };
}

const running = new WeakMap<object, Promise<unknown>>();

/**
 * Deliveries of one process on one store queue up. An embedded store relies on it: there, whatever is claimed without a
 * delivery under way was claimed by a process that died.
 */
function oneAtATime<T>(store: Store, job: () => Promise<T>): Promise<T> {
  const mine = (running.get(store.db) ?? Promise.resolve()).then(job, job);
  running.set(store.db, mine);
  return mine;
}
