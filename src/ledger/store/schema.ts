import type { ColumnType, Generated } from "kysely";
import type { Action, Effect, Receipt } from "../effect.ts";
import type { Fact, FactKind, HostName } from "../facts.ts";
import type { Message, Params } from "../message.ts";

/** The tables, as queries see them. `migrations/` makes them; every key starts with the workspace. */
export interface Schema {
  fact: FactRow;
  pull: PullRow;
  set_aside: SetAsideRow;
  decision: DecisionRow;
  rulebook: RulebookRow;
  outbox: OutboxRow;
  journal: JournalRow;
  brake: BrakeRow;
  schedule: ScheduleRow;
}

/** An instant: written as text or by the database, read as text in UTC. */
type Instant = ColumnType<string, string | undefined, string>;
/** JSON: written as text, read as a value. */
type Json<T> = ColumnType<T, string, string>;

interface FactRow {
  workspace: string;
  /** The connector it came from; `relance` for a person's word typed here. */
  host: HostName;
  kind: Exclude<FactKind, "gone">;
  id: string;
  /** Null for balances of a whole company. */
  debtor: string | null;
  /** Null for facts that have none (debtor, contact). */
  currency: string | null;
  body: Json<Exclude<Fact, { kind: "gone" }>>;
  /** Digest of the body: an unchanged fact is not written again. */
  hash: string;
  /** Number of the last pull that listed it. */
  seen: number;
}

interface PullRow {
  workspace: string;
  host: HostName;
  cursor: string;
  number: number;
  /** False between the first and the last page of a pull. */
  finished: boolean;
  /** Calendar day, as the caller gave it. */
  pulled_on: string;
  /** `pulled_on` of the last pull that came to its end; null before the first one has. */
  finished_on: string | null;
  /** `Store.session` that pulls: who began last may go on, the others are told. */
  puller: string;
  changed_at: Instant;
}

interface SetAsideRow {
  workspace: string;
  host: HostName;
  place: string;
  /** Whose row it is, when that could be read. */
  debtor: string | null;
  code: string;
  params: Json<Params>;
  seen: number;
}

interface DecisionRow {
  workspace: string;
  debtor: string;
  currency: string;
  day: string;
  segment: string;
  reason: string;
  /** `Decision` of `rules/`, which this folder may not import. */
  body: Json<unknown>;
  /** Version of the rules that made it; null for those of before versions were kept. */
  rulebook: string | null;
}

/** The rules of a version, as text. */
interface RulebookRow {
  workspace: string;
  version: string;
  /** Calendar day on which they first decided. */
  kept_on: string;
  files: Json<readonly { readonly name: string; readonly text: string }[]>;
}

/**
 * waiting → approved → claimed → handing_over → sent; or refused, cancelled, parked, uncertain on the way.
 * `claimed` has not left and may be tried again; after a crash in `handing_over` only the host knows, so it is `uncertain`.
 */
export type OutboxState = "waiting" | "approved" | "claimed" | "handing_over" | "sent" | "uncertain" | "refused" | "cancelled" | "parked";

interface OutboxRow {
  workspace: string;
  key: string;
  kind: Effect["kind"];
  debtor: string;
  currency: string;
  state: OutboxState;
  effect: Json<Effect>;
  /** Why it is cancelled, refused, parked or uncertain. */
  why: Json<Message> | null;
  approved_by: string | null;
  attempts: Generated<number>;
  /** A claim older than this is anyone’s to take over; an approved effect is not tried before it. */
  lease_until: Instant | null;
  receipt: Json<Receipt> | null;
  /** Calendar day of the plan that made it, and of its departure. */
  planned_on: string;
  left_on: string | null;
  created_at: Instant;
  changed_at: Instant;
}

/** What was said to whom and what came back; never changed, never deleted but by `privacy`. */
interface JournalRow {
  workspace: string;
  number: Generated<number>;
  at: Instant;
  day: string;
  debtor: string;
  currency: string;
  key: string;
  event: Action["state"] | "cancelled" | "parked";
  kind: Effect["kind"];
  step: string;
  /** The content as it left, or the reason. */
  content: Json<unknown>;
}

/** A row means that nothing leaves. */
interface BrakeRow {
  workspace: string;
  by: string;
  why: string;
  pulled_at: Instant;
}

interface ScheduleRow {
  workspace: string;
  job: string;
  next_run_at: Instant;
  lease_until: Instant | null;
  last_error: string | null;
}
