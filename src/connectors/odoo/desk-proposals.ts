import { z } from "zod";
import type { Board, Proposal } from "../../ledger/board.ts";
import type { OdooClient } from "./client/client.ts";
import { createActions } from "./desk-create.ts";
import { lookUp } from "./desk-lookups.ts";
import { proposalDigest, proposalValues, type Stands, type Values, wordsDigest, wordsOf } from "./desk-row.ts";
import { type ShownAction, shownActions } from "./desk-shown.ts";
import { runAction } from "./push-action.ts";
import { companyOf } from "./push-ids.ts";

const chunk = 200;
const open: readonly Proposal["state"][] = ["proposed", "approved", "uncertain", "failed"];

/** Makes the app's list show these proposals. Returns how many records were written. @throws ConnectorError */
export async function showProposals(client: OdooClient, board: Board, signal?: AbortSignal): Promise<number> {
  const { proposals } = board;
  const keys = new Set(proposals.map(({ effect }) => effect.key));
  const shown = await shownActions(client, ["|", ["x_state", "in", open], ["x_key", "in", [...keys]]], signal);
  const standsOf = standings(board);
  const digests = new Map(proposals.map((one) => [one, proposalDigest(one, standsOf(one))]));
  const changed = proposals.filter((one) => {
    const now = shown.get(one.effect.key);
    return !now || (now.x_digest !== digests.get(one) && !isUnreadAnswer(now, one));
  });
  const isOurs = ours(board);
  const closed = [...shown.values()].filter((now) => !keys.has(now.x_key) && isOurs(now)).map(closing);
  if (changed.length === 0) return amend(client, closed, signal);

  const lookups = await lookUp(
    client,
    changed.map(({ effect }) => effect),
    signal,
  );
  const created: Values[] = [];
  const amended: Change[] = closed;
  for (const one of changed) {
    const now = shown.get(one.effect.key);
    const values = proposalValues(one, standsOf(one), lookups);
    if (now) amended.push(change(now, one, values));
    else created.push(values);
  }
  const { ids } = await createActions(client, created, signal);
  return ids.size + (await amend(client, amended, signal));
}

function standings({ standings: all }: Board): (proposal: Proposal) => Stands | undefined {
  const byDossier = new Map(all.map((standing) => [`${standing.debtor} ${standing.currency}`, standing]));
  return ({ effect }) => byDossier.get(`${effect.debtor} ${effect.currency}`);
}

/** Somebody has answered what we still wait for: the next pull reads it. */
function isUnreadAnswer({ x_state: now }: ShownAction, { state }: Proposal): boolean {
  return (state === "proposed" && (now === "approved" || now === "refused")) || (state === "approved" && now === "refused");
}

/** Another workspace may show another company's proposals in the same list. */
function ours({ standings, proposals }: Board): (action: ShownAction) => boolean {
  const debtors = [...standings.map(({ debtor }) => debtor), ...proposals.map(({ effect }) => effect.debtor)];
  const companies = new Set<number | false>(debtors.map(companyOf));
  return ({ x_company_id: company }) => companies.size === 0 || companies.has(company);
}

/** A record that is to change, if it still is as it was seen. */
interface Change {
  readonly id: number;
  readonly seen: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

function closing({ id, x_state }: ShownAction): Change {
  return { id, seen: { x_state }, values: { x_state: "cancelled", x_digest: "closed" } };
}

/** Words that a person has begun to rewrite stay; everything else follows the board. */
function change({ id, x_state, x_subject, x_body, x_digest }: ShownAction, { effect, state }: Proposal, values: Values): Change {
  const [, ours] = (x_digest || "").split(" ");
  const theirs = wordsDigest({ x_subject: x_subject || "", x_body: x_body || "" });
  const rewritten = state === "proposed" && ours !== undefined && theirs !== ours && theirs !== wordsDigest(wordsOf(effect));
  if (!rewritten) return { id, seen: { x_state, x_subject, x_body }, values };
  const { x_subject: _subject, x_body: _body, ...rest } = values;
  return { id, seen: { x_state }, values: rest };
}

const Written = z.array(z.int());

async function amend(client: OdooClient, changes: readonly Change[], signal?: AbortSignal): Promise<number> {
  let written = 0;
  for (let at = 0; at < changes.length; at += chunk) {
    const context = { relance_changes: changes.slice(at, at + chunk) };
    written += Written.parse(await runAction(client, "menu_amend", context, signal)).length;
  }
  return written;
}
