import type { Gone } from "../../../ledger/facts.ts";
import { readByIds, readIds, readPages, readRows } from "../read.ts";
import { readBankLines } from "./bank-lines.ts";
import { readBalances } from "./balances.ts";
import { openLines } from "./book.ts";
import { lineFields, placeOf, tellLines } from "./lines.ts";
import { settlements, understandSettlements } from "./payments.ts";
import type { Reading, Step } from "./reading.ts";
import { hear } from "../signals/hear.ts";

/**
 * What changed since a time of the host. The number of calls does not grow with the book: what is open and what was paid
 * is compared by id, only what differs is read.
 */
export async function* changesSince(reading: Reading, asked: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  for (const changed of [changedLines, openedAndClosed, people, payments, bankLines, signals, balances]) {
    for await (const step of changed(reading, asked, signal)) if (step.facts.length > 0 || step.setAside?.length) yield step;
  }
}

interface Asked {
  readonly since: string;
  /** Undefined in a first pull. */
  readonly heardSince: string | undefined;
  /** Open items that are about to be chased. */
  readonly about: readonly string[];
}

/** Lines that are still open and were written to, or whose entry was. */
async function* changedLines(reading: Reading, { since, about }: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  const { session } = reading;
  const { client, companyIds } = session;
  const fields = await client.fields("account.move.line", lineFields, signal);
  const domain = [...openLines(session), "|", ["write_date", ">=", since], ["move_id.write_date", ">=", since]];
  const lines = { model: "account.move.line", fields, companies: companyIds };
  for await (const rows of readPages(client, { ...lines, domain }, 0, signal)) yield tellLines(reading, rows, signal);
  // A transaction of hours would show a payment dated before all that was asked for.
  const chased = about.map(Number).filter(Number.isInteger);
  if (chased.length > 0)
    yield tellLines(reading, await readByIds(client, { ...lines, domain: openLines(session) }, chased, signal), signal);
}

/** All open lines by their ids: what is no longer there was paid, cancelled or deleted; what was never told is read. */
async function* openedAndClosed(reading: Reading, _asked: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  const { session, told, netting, aside } = reading;
  const { client, companyIds } = session;
  const ids = await readIds(client, { model: "account.move.line", domain: openLines(session), companies: companyIds }, signal);
  const open = new Set(ids.map(String));
  const kept = new Set(netting.credits.map((fact) => fact.id));
  const closed = (["open_item", "credit"] as const).flatMap((kind) =>
    told
      .ids(kind)
      .filter((id) => !open.has(id) && !kept.has(id))
      .flatMap((id): readonly Gone[] => told.gone(kind, id, placeOf(Number(id)))),
  );
  const mended = told.asideLines().filter((id) => !open.has(id));
  const left = mended.flatMap((id) => told.gone("open_item", id, placeOf(Number(id))));
  yield { facts: [...closed, ...left, ...told.fresh(netting.credits)] };
  const isUnheard = (id: string) => !told.has("open_item", id) && !told.has("credit", id) && !aside.has(id);
  const unheard = ids.filter((id) => isUnheard(String(id)));
  if (unheard.length === 0) return;
  const fields = await client.fields("account.move.line", lineFields, signal);
  const question = { model: "account.move.line", domain: openLines(session), fields, companies: companyIds };
  yield tellLines(reading, await readByIds(client, question, unheard, signal), signal);
}

/** Families of which somebody was written to, and contacts that were deleted or moved to another family. */
async function* people({ session, told, debtors }: Reading, { since }: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  const { client, companyIds, companies } = session;
  const partners = { model: "res.partner", companies: companyIds };
  const fields = ["commercial_partner_id"];
  const contacts = told.ids("contact").map((id) => Number.parseInt(id, 10));
  const [changed, there] = await Promise.all([
    readRows(client, { ...partners, domain: [["write_date", ">=", since]], fields }, signal),
    readIds(client, { ...partners, domain: [["id", "in", [...new Set(contacts)]]] }, signal),
  ]);
  const isTold = (id: number) => Array.from(companies.keys()).some((company) => told.has("debtor", `${id}/${company}`));
  const heads = changed.map(({ id, commercial_partner_id: head }) => (typeof head === "number" ? head : id));
  const lost = new Set(contacts);
  for (const id of there) lost.delete(id);
  changed.forEach(({ id }, at) => {
    if (!isTold(heads[at] as number)) lost.add(id);
  });
  const gone = Array.from(lost).flatMap((id) =>
    Array.from(companies.keys()).flatMap((company) => told.gone("contact", `${id}/${company}`, `res.partner ${id}`)),
  );
  yield { facts: [...gone, ...told.fresh(await debtors.renew([...new Set(heads.filter(isTold))], signal))] };
}

/** Settlements are made and unmade, never changed: their ids say everything. */
async function* payments({ session, told, debtors, historyFrom }: Reading, _asked: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  const question = settlements(session, historyFrom);
  const ids = await readIds(session.client, question, signal);
  const there = new Set(ids.map(String));
  const unmade = told.ids("payment").filter((id) => !there.has(id));
  yield { facts: unmade.flatMap((id) => told.gone("payment", id, `account.partial.reconcile ${id}`)) };
  const unheard = ids.filter((id) => !told.has("payment", String(id)));
  if (unheard.length === 0) return;
  const rows = await readByIds(session.client, question, unheard, signal);
  yield { facts: told.fresh(await understandSettlements(session, debtors, rows, signal)) };
}

async function* bankLines(reading: Reading, _asked: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  yield* readBankLines(reading, signal);
}

async function* signals(reading: Reading, { heardSince }: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  yield { facts: await hear(reading, heardSince, signal) };
}

async function* balances({ session, told, netting }: Reading, _asked: Asked, signal?: AbortSignal): AsyncGenerator<Step> {
  const now = await readBalances(session, netting, signal);
  const ids = new Set(now.map(({ id }) => id));
  const gone = told.ids("balance").filter((id) => !ids.has(id));
  yield { facts: [...told.fresh(now), ...gone.flatMap((id) => told.gone("balance", id, id))] };
}
