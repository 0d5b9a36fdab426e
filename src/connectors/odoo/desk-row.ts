import type { Proposal, Standing } from "../../ledger/board.ts";
import { digest } from "../../ledger/digest.ts";
import type { Effect } from "../../ledger/effect.ts";
import { decimal } from "../../ledger/money.ts";
import type { Lookups } from "./desk-lookups.ts";
import { companyOf, partnerOf } from "./push-ids.ts";

/** Values of a `x_relance_action`, as `create` and `write` take them. */
export type Values = Readonly<Record<string, unknown>> & { readonly x_key: string };

/** What people may rewrite. */
export interface Words {
  readonly x_subject: string;
  readonly x_body: string;
}

export function wordsOf(effect: Effect): Words {
  switch (effect.kind) {
    case "email":
      return { x_subject: effect.subject, x_body: effect.words ?? effect.text };
    case "letter":
      return { x_subject: effect.subject, x_body: effect.text };
    case "task":
      return { x_subject: effect.title, x_body: effect.body };
    case "note":
      return { x_subject: "", x_body: effect.body };
  }
}

export function wordsDigest({ x_subject: subject, x_body: body }: Words): string {
  return digest(subject, body);
}

/** What is shown of a proposal's debtor. One who is no longer decided on has no standing. */
export type Stands = Pick<Standing, "rule" | "priority">;

/** Rises when the same proposal is to be shown otherwise, so that what is shown is written anew. */
const layout = "3";

/** What tells one showing of a proposal from another, and after it what its words were when they were ours. */
export function proposalDigest(proposal: Proposal, stands: Stands | undefined): string {
  return `${digest(layout, stands?.rule ?? "", String(stands?.priority ?? ""), JSON.stringify(proposal))} ${wordsDigest(wordsOf(proposal.effect))}`;
}

/** Everything that is shown of a proposal. */
export function proposalValues(proposal: Proposal, stands: Stands | undefined, lookups: Lookups): Values {
  const { effect, state, numbers, needsManager, why, leftOn } = proposal;
  const stepTitle = proposal.stepTitle ?? effect.step;
  const html = effect.kind === "email" || effect.kind === "letter" ? effect.html : false;
  return {
    x_key: effect.key,
    x_name: `${effect.debtorName} · ${stepTitle}`,
    x_partner_id: partnerOf(effect.debtor),
    x_company_id: companyOf(effect.debtor),
    x_currency_id: lookups.currency(effect.currency),
    x_amount: Number(decimal(effect.amount, effect.currency)),
    x_items: numbers.join(", "),
    x_move_ids: [[6, 0, lookups.moves(effect.items)]],
    x_step: stepTitle,
    x_stage: proposal.stage ?? stepTitle,
    x_channel: effect.kind,
    x_activity: effect.kind === "task" ? effect.activity : false,
    ...wordsOf(effect),
    x_html: html,
    x_preview: html,
    x_due_on: effect.actOn,
    x_sent_on: leftOn ?? false,
    x_state: state,
    x_because: effect.because,
    x_why: why ?? false,
    x_rule: stands?.rule ?? "",
    x_priority: stands?.priority ?? false,
    x_rule_version: effect.ruleVersion,
    x_segment: effect.segment,
    x_needs_manager: needsManager,
    x_user_id: lookups.userOf(effect).user,
    x_digest: proposalDigest(proposal, stands),
  };
}
