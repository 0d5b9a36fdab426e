import { sql, type Transaction } from "kysely";
import type { Day } from "../day.ts";
import type { Fact, Gone, HostName, Signal } from "../facts.ts";
import type { Message } from "../message.ts";
import { StoreError } from "./error.ts";
import { factRows, type StoredFact } from "./fact-rows.ts";
import { jsonText } from "./json-text.ts";
import type { Schema } from "./schema.ts";
import type { Store } from "./store.ts";
import { tidy } from "./tidy.ts";

/** What a pull brings in one piece: facts, what could not be read, and where the next piece starts. */
export interface PulledPage {
  readonly facts: readonly Fact[];
  readonly next: string;
  /** Kinds that the pull has now listed in full: what it did not list is gone. */
  readonly complete?: readonly StoredFact["kind"][];
  readonly setAside?: readonly SetAsideRow[];
}

/** A row of the host that is in no total, and why. */
export interface SetAsideRow extends Message {
  readonly place: string;
  readonly debtor?: string;
}

export interface PageCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly setAside: number;
}

type Trx = Transaction<Schema>;

/** Where a page is written: in this transaction, for this pull of this host. */
interface Here {
  readonly trx: Trx;
  readonly workspace: string;
  readonly host: HostName;
  readonly number: number;
}

/**
 * Starts a pull, or goes on with one that did not come to its end, with its number and its cursor. Whoever pulled the
 * same host before is told at its next page: two pulls at once would each take the other's facts for gone.
 */
export async function beginPull(
  { db, workspace, session }: Store,
  host: HostName,
  today: Day,
): Promise<{ number: number; cursor?: string }> {
  const { number, cursor } = await db
    .insertInto("pull")
    .values({ workspace, host, cursor: "", number: 1, finished: false, pulled_on: today, puller: session })
    .onConflict((conflict) =>
      conflict.columns(["workspace", "host"]).doUpdateSet({
        number: sql`pull.number + case when pull.finished then 1 else 0 end`,
        finished: false,
        pulled_on: today,
        puller: session,
        changed_at: sql`now()`,
      }),
    )
    .returning(["number", "cursor"])
    .executeTakeFirstOrThrow();
  return { number, ...(cursor !== "" && { cursor }) };
}

/**
 * Facts, rows set aside and cursor in one transaction: killed anywhere, the pull goes on after the last page that is here.
 * Of two facts with the same kind and id the later one counts. `today` is the day up to which the facts are true.
 * @throws StoreError `store.pull_overtaken` when another pull of this host has begun since
 */
export async function commitPage(store: Store, host: HostName, page: PulledPage, today: Day): Promise<PageCounts> {
  return store.db.transaction().execute(async (trx) => {
    const number = await advance(trx, store, host, page.next, today);
    const here = { trx, workspace: store.workspace, host, number };
    const latest = last(page.facts, (fact) => `${fact.kind === "gone" ? fact.of : fact.kind} ${fact.id}`);
    const facts = latest.filter((fact) => fact.kind !== "gone");
    const gone = latest.filter((fact) => fact.kind === "gone");
    const written = await upsert(here, facts);
    const named = await removeNamed(here, gone);
    const unlisted = await removeUnlisted(here, page.complete ?? []);
    const setAside = await keepSetAside(here, page, latest);
    return { ...written, gone: named + unlisted, setAside };
  });
}

/** The pull came to its end: the day of its last page is how fresh the book is. @throws StoreError `store.pull_overtaken` */
export async function finishPull(store: Store, host: HostName): Promise<void> {
  const { db, workspace, session } = store;
  const done = await db
    .updateTable("pull")
    .set({ finished: true, finished_on: sql`pulled_on`, changed_at: sql`now()` })
    .where("workspace", "=", workspace)
    .where("host", "=", host)
    .where("puller", "=", session)
    .returning("number")
    .executeTakeFirst();
  if (!done) throw new StoreError("store.pull_overtaken", { host });
  await tidy(store);
}

/** A person's word, or what a carrier reported, told to Relance itself. Said twice with one id, it is said once. */
export async function addSignal({ db, workspace }: Store, signal: Signal): Promise<void> {
  await db.transaction().execute((trx) => upsert({ trx, workspace, host: "relance", number: 0 }, [signal]));
}

/** Every row that is in no total, by host and place, lines of a file in their order. */
export async function readSetAside({ db, workspace }: Store): Promise<readonly SetAsideRow[]> {
  const rows = await db.selectFrom("set_aside").select(["host", "place", "code", "params"]).where("workspace", "=", workspace).execute();
  const { compare } = new Intl.Collator("en", { numeric: true });
  return rows
    .toSorted((a, b) => compare(a.host, b.host) || compare(a.place, b.place) || compare(a.code, b.code))
    .map(({ place, code, params }) => ({ place, code, params }));
}

/** Moves the cursor, and by the row's lock keeps every other page of this host waiting. Returns the pull's number. */
async function advance(trx: Trx, { workspace, session }: Store, host: HostName, next: string, today: Day): Promise<number> {
  const row = await trx
    .updateTable("pull")
    .set({ cursor: next, pulled_on: today, changed_at: sql`now()` })
    .where("workspace", "=", workspace)
    .where("host", "=", host)
    .where("puller", "=", session)
    .where("finished", "=", false)
    .returning("number")
    .executeTakeFirst();
  if (!row) throw new StoreError("store.pull_overtaken", { host });
  return row.number;
}

const chunk = 2_000; // facts per statement

/** `facts` hold no kind and id twice. A fact with the same content is not written again, but for the number of the pull that saw it. */
async function upsert({ trx, workspace, host, number }: Here, facts: readonly StoredFact[]) {
  const counts = { added: 0, changed: 0, unchanged: 0 };
  for (let at = 0; at < facts.length; at += chunk) {
    const some = facts.slice(at, at + chunk);
    const { rows } = await sql<{ known: number; unchanged: number }>`
      with given as (
        select * from json_to_recordset(${factRows(some)}::json)
          as given (kind text, id text, debtor text, currency text, hash text, body jsonb)
      ), known as (
        select before.hash = given.hash as same from given
        cross join lateral (
          select hash from fact
          where workspace = ${workspace} and host = ${host} and kind = given.kind and id = given.id offset 0
        ) as before
      ), written as (
        insert into fact (workspace, host, kind, id, debtor, currency, body, hash, seen)
        select ${workspace}, ${host}, kind, id, debtor, currency, body, hash, ${number}::integer from given
        on conflict (workspace, host, kind, id) do update
        set debtor = excluded.debtor, currency = excluded.currency, body = excluded.body, hash = excluded.hash, seen = excluded.seen
        where fact.hash <> excluded.hash or fact.seen <> excluded.seen
      )
      select count(*) as known, count(*) filter (where same) as unchanged from known`.execute(trx);
    const { known, unchanged } = rows[0] ?? { known: 0, unchanged: 0 };
    counts.added += some.length - known;
    counts.changed += known - unchanged;
    counts.unchanged += unchanged;
  }
  return counts;
}

async function removeNamed({ trx, workspace, host }: Here, gone: readonly Gone[]): Promise<number> {
  if (gone.length === 0) return 0;
  const { numAffectedRows } = await sql`
    delete from fact using json_to_recordset(${jsonText(gone)}::json) as given ("of" text, id text)
    where fact.workspace = ${workspace} and fact.host = ${host} and fact.kind = given."of" and fact.id = given.id`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

async function removeUnlisted({ trx, workspace, host, number }: Here, kinds: readonly StoredFact["kind"][]): Promise<number> {
  // The first pull has all the rows, and the table was never counted: looking for older ones takes seconds.
  if (kinds.length === 0 || number === 1) return 0;
  const { numDeletedRows } = await trx
    .deleteFrom("fact")
    .where("workspace", "=", workspace)
    .where("host", "=", host)
    .where("kind", "in", kinds)
    .where("seen", "<", number)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** A row leaves this list when its place brought a fact, or lost one, in a later pull, or when all open items were listed without it. */
async function keepSetAside({ trx, workspace, host, number }: Here, page: PulledPage, facts: readonly Fact[]): Promise<number> {
  const whole = page.complete?.includes("open_item") ?? false;
  await sql`
    delete from set_aside where workspace = ${workspace} and host = ${host} and seen < ${number}
    and (${whole} or place = any(${facts.map((fact) => fact.source.place)}::text[]))`.execute(trx);
  const rows = last(page.setAside ?? [], ({ place, code }) => `${place} ${code}`);
  if (rows.length === 0) return 0;
  const { numAffectedRows } = await sql`
    insert into set_aside (workspace, host, place, debtor, code, params, seen)
    select ${workspace}, ${host}, place, debtor, code, params, ${number}::integer
    from json_to_recordset(${jsonText(rows)}::json) as given (place text, debtor text, code text, params jsonb)
    on conflict (workspace, host, place, code) do update
    set debtor = excluded.debtor, params = excluded.params, seen = excluded.seen`.execute(trx);
  return Number(numAffectedRows ?? 0);
}

/** Of those with the same key, the last. */
function last<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
