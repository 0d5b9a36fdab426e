import type { Day } from "../ledger/day.ts";
import type { EffectKind, Receipt } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import type { OutboxState } from "../ledger/store/schema.ts";
import type { Store } from "../ledger/store/store.ts";
import type { Carrier } from "./carriers/port.ts";
import type { Held } from "./claim.ts";

/** What one delivery did with one effect. */
export interface Outcome {
  readonly key: string;
  readonly kind: EffectKind;
  readonly debtor: string;
  /** Where it is now: `sent`, `parked`, `uncertain`, `cancelled`; `approved` when it is to be tried later. */
  readonly state: OutboxState;
  readonly receipt?: Receipt;
  /** Why it is anything but sent. */
  readonly why?: Message;
}

/** What the parts of one delivery share. */
export interface Run {
  readonly store: Store;
  readonly carriers: readonly Carrier[];
  readonly today: Day;
  readonly now: () => Date;
  /** How long a claim holds. Carriers get half of it to answer, so that nobody takes over what is still under way. */
  readonly leaseMs: number;
  readonly tell: (outcome: Outcome) => void;
}

export function leaseOf(run: Run): Date {
  return new Date(run.now().getTime() + run.leaseMs);
}

export function outcomeOf(
  held: Pick<Held, "key" | "effect">,
  state: OutboxState,
  of: { readonly receipt?: Receipt; readonly why?: Message },
): Outcome {
  return { key: held.key, kind: held.effect.kind, debtor: held.effect.debtor, state, ...of };
}
