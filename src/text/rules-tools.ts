import type { Sentences } from "./sentences.ts";

/** Golden cases, and what stands in the way of comparing and replaying rules. */
export const rulesToolsSentences: Sentences = {
  "rules.case_number_twice": {
    fr: (p) => `Deux factures du cas portent le numéro « ${p.number} ». Donnez à chacune le sien.`,
    en: (p) => `two invoices of the case have the number “${p.number}”. Give each its own.`,
  },
  "rules.case_unknown_invoice": {
    fr: (p) =>
      `Aucune facture du cas ne s’appelle « ${p.name} ». ${p.suggestion === undefined ? `Ses factures : ${p.known || "aucune"}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `no invoice of the case is called “${p.name}”. ${p.suggestion === undefined ? `Its invoices: ${p.known || "none"}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.case_open_above_amount": {
    fr: "Le reste dû dépasse le montant de la facture. Corrigez « open » ou « amount ».",
    en: "more is open than was invoiced. Correct “open” or “amount”.",
  },
  "rules.case_currencies": {
    fr: (p) => `Un cas se tient dans une seule devise : il commence en ${p.first}, ceci est en ${p.other}.`,
    en: (p) => `a case has one currency: it begins in ${p.first}, this is in ${p.other}.`,
  },
  "rules.case_unknown_segment": {
    fr: (p) =>
      `Aucun profil en service ne s’appelle « ${p.name} ». ${p.suggestion === undefined ? `Profils : ${p.known}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `no segment in use is called “${p.name}”. ${p.suggestion === undefined ? `Segments: ${p.known}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.case_unknown_step": {
    fr: (p) =>
      `Aucune étape ne s’appelle « ${p.name} ». ${p.suggestion === undefined ? `Étapes : ${p.known}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) => `no step is called “${p.name}”. ${p.suggestion === undefined ? `Steps: ${p.known}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.case_expects_nothing": {
    fr: "Le cas n’attend rien. Écrivez par exemple « expect: { segment: recurrent-late, step: firm } ».",
    en: "the case expects nothing. Write for instance “expect: { segment: recurrent-late, step: firm }”.",
  },
  "rules.case_failed": {
    fr: (p) => `Le cas « ${p.case} » n’est plus tenu. « relance rules test » dit ce qui diffère.`,
    en: (p) => `the case “${p.case}” is no longer kept. “relance rules test” tells what differs.`,
  },
  "rules.rates_missing": {
    fr: (p, f) =>
      `Les taux du semestre ${p.half}, qui commence le ${f.day(String(p.from))}, ne sont pas connus : les étapes qui demandent des pénalités s’arrêteront. Ajoutez-les à rules/rates.yaml dès leur publication.`,
    en: (p, f) =>
      `the rates of ${p.half}, which begins on ${f.day(String(p.from))}, are not known: steps that claim penalties will stop. Add them to rules/rates.yaml once they are published.`,
  },
  "rules.file_unused": {
    fr: (p) =>
      `Rien ne lit ${p.file}. Les règles sont les fichiers .yaml de rules/, les cas ceux de rules/tests/ : déplacez-le ou retirez-le.`,
    en: (p) => `nothing reads ${p.file}. Rules are the .yaml files of rules/, cases those of rules/tests/: move it or remove it.`,
  },
  "rules.no_such_segment": {
    fr: (p) =>
      `Aucun profil en service ne s’appelle « ${p.name} ». ${p.suggestion === undefined ? `Profils : ${p.known}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `No segment in use is called “${p.name}”. ${p.suggestion === undefined ? `Segments: ${p.known}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.replay_order": {
    fr: (p, f) => `Le ${f.day(String(p.from))} vient après le ${f.day(String(p.to))}. Échangez --from et --to.`,
    en: (p, f) => `${f.day(String(p.from))} comes after ${f.day(String(p.to))}. Swap --from and --to.`,
  },
  "rules.replay_future": {
    fr: (p, f) => `Le ${f.day(String(p.to))} n’est pas encore passé : rejouez jusqu’au ${f.day(String(p.today))} au plus tard.`,
    en: (p, f) => `${f.day(String(p.to))} has not been yet: replay up to ${f.day(String(p.today))} at the latest.`,
  },
  "rules.git_missing": {
    fr: (p) => `« ${p.revision} » n’est pas un dossier, et git n’est pas installé pour y chercher une révision.`,
    en: (p) => `“${p.revision}” is not a folder, and git is not installed to look for a revision.`,
  },
  "rules.not_in_git": {
    fr: (p) =>
      `« ${p.revision} » n’est pas un dossier, et ${p.folder} n’est pas dans un dépôt git où chercher une révision. Donnez le dossier des règles à comparer.`,
    en: (p) =>
      `“${p.revision}” is not a folder, and ${p.folder} is not in a git repository to look for a revision. Give the folder of the rules to compare with.`,
  },
  "rules.no_such_revision": {
    fr: (p) => `« ${p.revision} » n’est ni un dossier, ni une révision du dépôt. Écrivez par exemple HEAD, HEAD~1 ou le nom d’une branche.`,
    en: (p) =>
      `“${p.revision}” is neither a folder nor a revision of the repository. Write for instance HEAD, HEAD~1 or the name of a branch.`,
  },
  "rules.git_unreadable": {
    fr: (p) => `${p.path} ne peut pas être lu dans la révision « ${p.revision} ».`,
    en: (p) => `${p.path} cannot be read in revision “${p.revision}”.`,
  },
  "rules.no_rules_there": {
    fr: (p) => `« ${p.other} » ne contient pas de règles : aucun fichier .yaml.`,
    en: (p) => `“${p.other}” holds no rules: no .yaml file.`,
  },
};
