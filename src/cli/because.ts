import type { Decision } from "../rules/decision.ts";
import { sayReason } from "../text/reasons.ts";
import type { Voice } from "./io.ts";

/** Why the debtor is chased or not; of a ladder per invoice, one line for each. */
export function becauseRows(decision: Decision, { t, language }: Voice): readonly (readonly [title: string, text: string])[] {
  const { invoices = [], currency } = decision;
  const each = invoices.map(({ reason }) => sayReason({ reason, currency }, language));
  const told = each.length > 1 ? each : [sayReason(decision, language)];
  return told.map((text, at) => [at === 0 ? t("parce que", "because") : "", text]);
}
