import { nextBusinessDay } from "./calendar.ts";
import { type Case, openDay } from "./case.ts";
import { type ClaimItem, totalOf } from "./claim.ts";
import type { Intent } from "./decision.ts";
import type { Position } from "./ladder.ts";

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
    approval: next.approval,
    ...(assignee !== undefined && { assignee }),
    ...spokenOf(items),
    carriedBy: carrier.item.id,
    cycle,
    actOn: openDay(c, c.today),
  };
}

/**
 * Something for the team, outside the ladder: asked once per `cycle`. Nothing when it was asked already, whatever became
 * of it; the same again while it still waits to be taken over, so that a plan made twice is the same plan.
 */
export function teamTask(
  c: Case,
  task: Pick<Intent, "step" | "activity" | "credits" | "cycle"> & { readonly items: readonly ClaimItem[]; readonly carriedBy: string },
): readonly Intent[] {
  const { step, cycle, items, ...rest } = task;
  if (c.actions.some((action) => action.step === step && action.cycle === cycle && action.state !== "waiting")) return [];
  const assignee = assigneeOf(c, "collector");
  const actOn = nextBusinessDay(c.today, ...c.regions);
  return [{ step, do: "task", ...rest, approval: "never", ...(assignee !== undefined && { assignee }), ...spokenOf(items), cycle, actOn }];
}

function spokenOf(items: readonly ClaimItem[]): Pick<Intent, "items" | "amount"> {
  return { items: items.map(({ item, amount, daysLate }) => ({ id: item.id, amount, daysLate })), amount: totalOf(items) };
}

function assigneeOf(c: Case, assignee: string | undefined): string | undefined {
  const { salesperson, collector } = c.of.debtor;
  if (assignee === "salesperson") return salesperson ?? collector;
  return assignee === "collector" ? (collector ?? salesperson) : assignee;
}
