import { nextBusinessDay } from "./calendar.ts";
import { type Case, openDay } from "./case.ts";
import { type ClaimItem, totalOf } from "./claim.ts";
import { agreementOn } from "./approval.ts";
import { digest } from "../ledger/digest.ts";
import type { Intent } from "./decision.ts";
import type { Position } from "./ladder.ts";
import type { Alternative, LadderStep } from "./rulebook.ts";

/** The step as something to do. `cycle` names this run of the ladder. */
export function stepIntent(c: Case, position: Position, cycle: string): Intent {
  const { next, carrier, items } = position;
  const assignee = assigneeOf(c, next.assignee);
  return {
    step: next.step,
    do: next.do,
    ...(next.template !== undefined && { template: next.template }),
    ...(next.activity !== undefined && { activity: next.activity }),
    ...(next.registered !== undefined && { registered: next.registered }),
    approval: agreementOn(c, next, next.do, totalOf(items)).approval,
    ...(assignee !== undefined && { assignee }),
    ...spokenOf(items),
    carriedBy: carrier.item.id,
    cycle,
    actOn: openDay(c, c.today),
  };
}

/** What a step does when its e-mail has nobody to go to: the first of its alternatives that can be done. */
export function insteadOf(c: Case, { next }: Position, intent: Intent): Intent | undefined {
  const instead = next.otherwise?.find((one) => one.do === "task" || (c.of.debtor.address ?? []).length > 0);
  if (!instead) return undefined;
  const { template: _, activity: __, assignee: ___, ...rest } = intent;
  const assignee = assigneeOf(c, instead.assignee);
  return {
    ...rest,
    do: instead.do,
    ...alternativeKeys(instead),
    ...(assignee !== undefined && { assignee }),
    approval: agreementOn(c, next, instead.do, intent.amount).approval,
  };
}

function alternativeKeys({ template, activity }: Alternative): Pick<Intent, "template" | "activity"> {
  return { ...(template !== undefined && { template }), ...(activity !== undefined && { activity }) };
}

/**
 * Something for the team, outside the ladder: asked once per `cycle`. Nothing when it was asked already, whatever became
 * of it; the same again while it still waits to be taken over, so that a plan made twice is the same plan.
 */
export function teamTask(
  c: Case,
  task: Pick<Intent, "step" | "activity" | "credits" | "bankLine" | "cycle"> & {
    readonly items: readonly ClaimItem[];
    readonly carriedBy: string;
  },
  owner: LadderStep["assignee"] = "collector",
): readonly Intent[] {
  const { step, cycle, items, ...rest } = task;
  if (c.actions.some((action) => action.step === step && action.cycle === cycle && action.state !== "waiting")) return [];
  const assignee = assigneeOf(c, owner);
  const actOn = nextBusinessDay(c.today, ...c.regions);
  return [{ step, do: "task", ...rest, approval: "never", ...(assignee !== undefined && { assignee }), ...spokenOf(items), cycle, actOn }];
}

/** The items of an intent and their total. */
export function spokenOf(items: readonly ClaimItem[]): Pick<Intent, "items" | "amount"> {
  return { items: items.map(({ item, amount, daysLate }) => ({ id: item.id, amount, daysLate })), amount: totalOf(items) };
}

function assigneeOf(c: Case, assignee: LadderStep["assignee"]): string | undefined {
  const { salesperson, collector, id } = c.of.debtor;
  // Everywhere and always the same one of them.
  if (typeof assignee === "object") return assignee[Number.parseInt(digest(id).slice(0, 8), 16) % assignee.length];
  if (assignee === "salesperson") return salesperson ?? collector;
  return assignee === "collector" ? (collector ?? salesperson) : assignee;
}
