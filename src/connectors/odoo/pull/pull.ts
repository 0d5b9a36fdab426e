import { addMonths, day } from "../../../ledger/day.ts";
import type { Cursor, Page } from "../../port.ts";
import type { OdooClient } from "../client/client.ts";
import { cursorText, fullEvery, instantOf, madeWith, overlap, type Position, readCursor, timeOf } from "../cursor.ts";
import type { OdooOptions } from "../options.ts";
import { readIds, readPages } from "../read.ts";
import { openSession, type Session } from "../session.ts";
import { makeTold, lastingIn } from "../told.ts";
import { openLines } from "./book.ts";
import { changesSince } from "./changes.ts";
import { makeDebtors } from "./debtors.ts";
import { lineFields, tellLines } from "./lines.ts";
import { readNetting } from "./netting.ts";
import type { Reading, Step } from "./reading.ts";
import { settlements, understandSettlements } from "./payments.ts";

const everyKind = ["debtor", "contact", "open_item", "credit", "bank_line", "payment", "signal", "balance"] as const;

/**
 * Everything the first time, once a day, and when what facts are made with has changed; otherwise what changed since. A
 * reading in full ends with the changes made while it went on.
 */
export async function* pullOdoo(
  client: OdooClient,
  options: OdooOptions,
  after: Cursor | undefined,
  signal?: AbortSignal,
  about: readonly string[] = [],
): AsyncGenerator<Page> {
  const session = await openSession(client, options, signal);
  const saved = readCursor(after);
  let position = (await isDue(saved, session, options, signal)) ? beginFull(saved, session, options) : (saved as Position);
  const told = makeTold(position.told, position.earlier);
  const debtors = makeDebtors(session, told);
  const netting = await readNetting(session, debtors, signal);
  const reading = { session, told, debtors, netting, historyFrom: position.historyFrom, aside: new Set<string>() };

  function page({ facts, setAside = [] }: Step, more: Partial<Page> = {}): Page {
    position = { ...position, told: told.text() };
    return { facts, next: cursorText(position), ...(setAside.length > 0 && { setAside }), ...more };
  }

  for await (const { step, full, done } of fullReading(reading, position.full, signal)) {
    position = { ...position, full };
    yield page(step, { progress: { done, unit: "rows" } });
    signal?.throwIfAborted();
  }
  const heardSince = position.full ? position.heardSince : position.since;
  for await (const step of changesSince(reading, { since: position.since, heardSince, about }, signal)) {
    yield page(step);
    signal?.throwIfAborted();
  }
  const since = timeOf(instantOf(session.now) - overlap);
  const { full, earlier, heardSince: _heard, ...rest } = position;
  if (full) {
    const gone = told.leftOver().flatMap(([kind, id]) => told.gone(kind, id, `${kind} ${id}`));
    told.compact();
    position = { ...rest, since };
    yield page({ facts: gone }, earlier === undefined ? { complete: everyKind } : {});
  } else if (instantOf(since) - instantOf(position.since) >= overlap) {
    // Nothing may have changed for days; without this each pull would ask about all of them.
    told.compact();
    position = { ...position, since };
    yield page({ facts: [] });
  }
}

/** Whether everything is to be read again. A reading in full that was interrupted goes on unless its ground has changed. */
async function isDue(saved: Position | undefined, session: Session, options: OdooOptions, signal?: AbortSignal): Promise<boolean> {
  if (saved === undefined || saved.made !== madeWith(session, options)) return true;
  if (saved.full) return false;
  return instantOf(session.now) - instantOf(saved.fullAt) > fullEvery || hasMerged(saved, session, signal);
}

/** Merging partners dates the entries, not their lines, and takes one of the partners away. */
async function hasMerged(saved: Position, { client, companyIds }: Session, signal?: AbortSignal): Promise<boolean> {
  const ids = new Set(
    makeTold(saved.told)
      .ids("debtor")
      .flatMap((id) => (/^\d/.test(id) ? Number.parseInt(id, 10) : [])),
  );
  const there = await readIds(client, { model: "res.partner", domain: [["id", "in", [...ids]]], companies: companyIds }, signal);
  return there.length < ids.size;
}

function beginFull(saved: Position | undefined, session: Session, options: OdooOptions): Position {
  return {
    made: madeWith(session, options),
    since: timeOf(instantOf(session.now) - overlap),
    fullAt: session.now,
    historyFrom: addMonths(day(session.now.slice(0, 10)), -options.historyMonths),
    full: { stage: "items", last: 0 },
    ...(saved && { heardSince: saved.heardSince ?? saved.since }),
    told: lastingIn(saved?.told ?? ""),
    // One that was interrupted before left facts of both kinds in the store.
    ...(saved && { earlier: `${saved.earlier ?? ""} ${saved.told}`.trim() }),
  };
}

interface FullStep {
  readonly step: Step;
  readonly full: Position["full"];
  readonly done: number;
}

async function* fullReading(reading: Reading, full: Position["full"], signal?: AbortSignal): AsyncGenerator<FullStep> {
  if (!full) return;
  const { session, told, debtors, historyFrom } = reading;
  const { client, companyIds } = session;
  let done = 0;
  let last = full.last;
  if (full.stage === "items") {
    const fields = await client.fields("account.move.line", lineFields, signal);
    const question = { model: "account.move.line", domain: openLines(session), fields, companies: companyIds };
    for await (const rows of readPages(client, question, last, signal)) {
      const step = await tellLines(reading, rows, signal);
      done += rows.length;
      yield { step, full: { stage: "items", last: lastOf(rows) }, done };
    }
    last = 0;
  }
  for await (const rows of readPages(client, settlements(session, historyFrom), last, signal)) {
    const facts = await understandSettlements(session, debtors, rows, signal);
    done += rows.length;
    yield { step: { facts: told.fresh(facts) }, full: { stage: "payments", last: lastOf(rows) }, done };
  }
}

function lastOf(rows: readonly { readonly id: number }[]): number {
  return rows.at(-1)?.id ?? 0;
}
