import type { ReasonCode } from "../rules/decision.ts";
import type { Language } from "./format.ts";

/** The reason without its numbers, for counts: « litige », “dispute”. */
export function reasonTitle(code: ReasonCode, language: Language): string {
  return titles[code][language];
}

const titles: Readonly<Record<ReasonCode, Readonly<Record<Language, string>>>> = {
  insolvent: { fr: "procédure collective", en: "insolvency proceedings" },
  handed_over: { fr: "remis au contentieux ou à un tiers", en: "handed over" },
  no_follow_up: { fr: "marqué à ne pas relancer", en: "marked “do not chase”" },
  hold: { fr: "relances suspendues", en: "on hold" },
  all_disputed: { fr: "litige sur tout ce qui est dû", en: "everything due is disputed" },
  payment_may_cover: { fr: "crédit non lettré qui couvre sans doute la dette", en: "unmatched credit may cover the debt" },
  bank_line_may_cover: { fr: "règlement non affecté qui couvre sans doute la dette", en: "unallocated payment may cover the debt" },
  row_unreadable: { fr: "ligne illisible à corriger", en: "unreadable row to mend" },
  bank_data_stale: { fr: "écritures de banque trop anciennes", en: "bank entries too old" },
  sync_stale: { fr: "comptes lus il y a trop longtemps", en: "books read too long ago" },
  nothing_due: { fr: "rien d’échu", en: "nothing overdue" },
  promise_running: { fr: "promesse de règlement en cours", en: "promise running" },
  plan_running: { fr: "échéancier en cours", en: "instalment plan running" },
  plan_broken: { fr: "échéancier non tenu", en: "instalment plan not kept" },
  debtor_replied: { fr: "réponse du client à traiter", en: "reply to answer" },
  action_pending: { fr: "dernière action pas encore faite", en: "last action not done yet" },
  undelivered: { fr: "dernier e-mail retenu chez le transporteur", en: "last e-mail stuck at its carrier" },
  paused_after: { fr: "pause prévue par le profil", en: "pause that the segment gives" },
  contacted_recently: { fr: "contact trop récent", en: "contacted recently" },
  below_threshold: { fr: "sous le minimum", en: "below the minimum" },
  no_ladder: { fr: "profil sans relance", en: "segment without reminders" },
  before_next_step: { fr: "prochaine étape à venir", en: "next step still to come" },
  ladder_finished: { fr: "toutes les étapes sont passées", en: "every step is behind" },
  quiet_weeks: { fr: "période sans première relance", en: "weeks without a first reminder" },
  no_address: { fr: "adresse électronique à trouver", en: "e-mail address to find" },
  rate_missing: { fr: "taux d’un semestre manquant", en: "rate of a half-year missing" },
  already_done: { fr: "étape faite il y a peu", en: "step done a short while ago" },
  thanks_due: { fr: "remerciement à envoyer", en: "thanks to send" },
  step_due: { fr: "étape à faire", en: "step to take" },
};
