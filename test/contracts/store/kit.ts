import { type Day, day } from "../../../src/ledger/day.ts";
import type { DossierFacts } from "../../../src/ledger/dossier.ts";
import type { TaskEffect } from "../../../src/ledger/effect.ts";
import type { Fact, HostName } from "../../../src/ledger/facts.ts";
import { type DossierQuery, dossierFacts } from "../../../src/ledger/store/dossiers.ts";
import { beginPull, commitPage, finishPull, type PageCounts, type PulledPage } from "../../../src/ledger/store/facts.ts";
import type { OutboxState } from "../../../src/ledger/store/schema.ts";
import type { Store } from "../../../src/ledger/store/store.ts";

export const today = day("2026-11-21");

/** One pull of one page, from its beginning to its end. */
export async function pulled(
  store: Store,
  facts: readonly Fact[],
  more: Partial<PulledPage> & { host?: HostName; on?: Day } = {},
): Promise<PageCounts> {
  const { host = "memory", on = today, ...page } = more;
  await beginPull(store, host, on);
  const counts = await commitPage(store, host, { facts, next: "end", ...page }, on);
  await finishPull(store, host);
  return counts;
}

/** `host kind id` of every fact in the store. */
export async function factKeys(store: Store): Promise<readonly string[]> {
  const rows = await store.db.selectFrom("fact").select(["host", "kind", "id"]).where("workspace", "=", store.workspace).execute();
  return rows.map(({ host, kind, id }) => `${host} ${kind} ${id}`).toSorted();
}

export async function dossiersOf(store: Store, query: Partial<DossierQuery> = {}): Promise<readonly DossierFacts[]> {
  const found: DossierFacts[] = [];
  for await (const one of dossierFacts(store, { today, ...query })) found.push(one);
  return found;
}

export interface InOutbox {
  readonly key: string;
  readonly debtor: string;
  readonly kind?: "email" | "task" | "note" | "letter";
  readonly state?: OutboxState;
  readonly currency?: string;
  readonly step?: string;
  readonly cycle?: string;
  readonly plannedOn?: string;
  readonly leftOn?: string;
}

/** An effect as the outbox keeps it; its content does not matter here. */
export async function inOutbox(store: Store, entry: InOutbox): Promise<void> {
  const {
    key,
    debtor,
    kind = "email",
    state = "waiting",
    currency = "EUR",
    step = "courtesy",
    cycle = "2026-10",
    plannedOn = "2026-11-10",
    leftOn,
  } = entry;
  const effect: TaskEffect = {
    key,
    kind: "task",
    debtor,
    debtorName: debtor,
    debtorReference: debtor,
    company: "montclar",
    currency,
    segment: "occasional-late",
    step,
    cycle,
    items: ["1"],
    amount: 100_00,
    actOn: day(plannedOn),
    approval: "never",
    because: "",
    ruleVersion: "1",
    activity: "call",
    title: "",
    body: "much text",
  };
  await store.db
    .insertInto("outbox")
    .values({
      workspace: store.workspace,
      key,
      kind,
      debtor,
      currency,
      state,
      effect: JSON.stringify({ ...effect, kind }),
      planned_on: plannedOn,
      left_on: leftOn ?? null,
    })
    .execute();
}
