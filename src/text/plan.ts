import type { Currency } from "../ledger/money.ts";
import { partsOf, type PlanTerms } from "../ledger/plan-terms.ts";
import { formatOf, type Language } from "./format.ts";
import { money, type Sentences } from "./sentences.ts";

/** Why no instalment plan is granted. */
export const planSentences: Sentences = {
  "plan.no_rule": {
    fr: (p) =>
      `Le profil « ${p.segment} » ne prévoit pas d’échéancier. Écrivez dans son fichier, par exemple : plan: { instalments: 3, first: +10, every: month, minimum: 100 EUR }`,
    en: (p) =>
      `Segment “${p.segment}” gives no instalment plan. Write in its file, for instance: plan: { instalments: 3, first: +10, every: month, minimum: 100 EUR }`,
  },
  "plan.insolvent": {
    fr: "Procédure collective : un échéancier ne peut pas être accordé pour ce qui est dû. La créance se déclare.",
    en: "In insolvency proceedings: no instalment plan can be granted for what is owed. The claim is to be declared.",
  },
  "plan.handed_over": {
    fr: "Dossier remis au contentieux ou à un tiers : c’est là qu’un échéancier se négocie.",
    en: "Handed over to a third party or to litigation: a plan is agreed upon there.",
  },
  "plan.running": {
    fr: (p, f) => `Un échéancier du ${f.day(String(p.on))} est en cours. Levez-le d’abord : relance release … --of plan`,
    en: (p, f) => `A plan of ${f.day(String(p.on))} is running. End it first: relance release … --of plan`,
  },
  "plan.nothing_overdue": {
    fr: "Rien d’échu à étaler : tout est à échoir, en litige, ou couvert par des sommes reçues à lettrer.",
    en: "Nothing overdue to spread: everything is not yet due, disputed, or covered by money received that is to be matched.",
  },
  "plan.nothing_open": {
    fr: "Rien à étaler : tout est en litige ou couvert par des sommes reçues à lettrer.",
    en: "Nothing to spread: everything is disputed, or covered by money received that is to be matched.",
  },
  "plan.below_minimum": {
    fr: (p, f) => `${money(p, f, "amount")} à étaler, moins que le minimum d’une échéance (${money(p, f, "limit")}).`,
    en: (p, f) => `${money(p, f, "amount")} to spread, less than the least instalment (${money(p, f, "limit")}).`,
  },
  "plan.limitation": {
    fr: (p, f) =>
      `La première échéance viendrait après le ${f.day(String(p.on))}, date à laquelle une action sur ${p.number} pourrait, au plus tôt, être hors délai. Avancez-la, ou demandez conseil avant d’accorder un délai.`,
    en: (p, f) =>
      `The first instalment would come after ${f.day(String(p.on))}, the earliest day on which an action about ${p.number} could be out of time. Bring it forward, or ask for advice before giving time.`,
  },
};

/** `1/3 · 02/12/2026 · 333,35 € (FA-1 333,35 €)`: one line for each instalment, with what it pays, oldest first. */
export function sayPlan(plan: PlanTerms, currency: Currency, language: Language): readonly string[] {
  const { money: amountOf, day } = formatOf(language);
  const parts = partsOf(plan);
  return plan.instalments.map(({ payOn, amount }, at) => {
    const pays = (parts[at] ?? []).map((part) => `${part.number} ${amountOf(part.amount, currency)}`).join(", ");
    return `${at + 1}/${plan.instalments.length} · ${day(payOn)} · ${amountOf(amount, currency)} (${pays})`;
  });
}
