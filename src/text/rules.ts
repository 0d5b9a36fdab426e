import type { Params } from "../ledger/message.ts";
import type { Format } from "./format.ts";
import type { Sentences } from "./sentences.ts";
import { yamlSentences } from "./yaml.ts";

const conditions: Sentences = {
  "rules.condition_unknown_fact": {
    fr: (p) =>
      `« ${p.fact} » n’est pas une donnée connue. ${p.suggestion === undefined ? `Données possibles : ${p.known}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `“${p.fact}” is not a known fact. ${p.suggestion === undefined ? `Possible facts: ${p.known}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.condition_types": {
    fr: (p) => `« ${p.part} » : « ${p.operator} » ne s’applique pas à ${typeFr(p.left)} et ${typeFr(p.right)}.${hintFr(p)}`,
    en: (p) => `“${p.part}”: “${p.operator}” does not apply to ${typeEn(p.left)} and ${typeEn(p.right)}.${hintEn(p)}`,
  },
  "rules.condition_operand": {
    fr: (p) => `« ${p.part} » : de part et d’autre, il faut une condition vraie ou fausse, comme « oldestDaysLate > 30 ».`,
    en: (p) => `“${p.part}”: each side must be true or false, as “oldestDaysLate > 30” is.`,
  },
  "rules.condition_function": {
    fr: (p) =>
      `« ${p.part} » : cette fonction n’existe pas, ou pas pour ces valeurs. Fonctions utiles : has(), size(), startsWith(), contains(), exists().`,
    en: (p) =>
      `“${p.part}”: there is no such function, or not for these values. Useful ones: has(), size(), startsWith(), contains(), exists().`,
  },
  "rules.condition_not_boolean": {
    fr: (p) => `« ${p.condition} » donne ${typeFr(p.type)}, et non vrai ou faux. Comparez-le : « ${p.condition} > … ».`,
    en: (p) => `“${p.condition}” gives ${typeEn(p.type)}, not true or false. Compare it: “${p.condition} > …”.`,
  },
  "rules.condition_word": {
    fr: (p) => `Dans une condition, « ${p.word} » s’écrit « ${p.instead} ».`,
    en: (p) => `In a condition, “${p.word}” is written “${p.instead}”.`,
  },
  "rules.condition_syntax": {
    fr: (p) => `La condition est illisible à partir d’ici : ${unread(p, "il manque une parenthèse fermante", "elle s’arrête trop tôt")}.`,
    en: (p) => `the condition cannot be read from here on: ${unread(p, "a closing parenthesis is missing", "it ends too early")}.`,
  },
  "rules.condition_matches": {
    fr: "« matches » est refusé : une expression régulière peut bloquer le calcul. Utilisez startsWith(), endsWith(), contains() ou « in ».",
    en: "“matches” is refused: a regular expression can block everything. Use startsWith(), endsWith(), contains() or “in”.",
  },
  "rules.condition_nested": {
    fr: (p) => `« ${p.macro} » dans une autre boucle est refusé. Écrivez deux conditions, ou deux profils.`,
    en: (p) => `“${p.macro}” inside another loop is refused. Write two conditions, or two segments.`,
  },
  "rules.condition_too_long": {
    fr: "La condition est trop longue. Répartissez-la sur plusieurs profils.",
    en: "the condition is too long. Spread it over several segments.",
  },
  "rules.condition_fact_missing": {
    fr: (p) => `« ${p.fact} » n’existe pas pour tous les clients. Écrivez « has(${p.fact}) && … ».`,
    en: (p) => `not every customer has “${p.fact}”. Write “has(${p.fact}) && …”.`,
  },
  "rules.condition_fails": {
    fr: (p) =>
      `La condition échoue pour certains clients (${/division/.test(String(p.detail)) ? "division par zéro" : p.detail}). Écartez ce cas d’abord, avec « && ».`,
    en: (p) => `the condition fails for some customers (${p.detail}). Rule that case out first, with “&&”.`,
  },
};

const segments: Sentences = {
  "rules.missing_key": {
    fr: (p) => `Il manque la clé « ${p.key} ». Écrivez par exemple « ${p.example} », ou partez d’un profil fourni avec « extends ».`,
    en: (p) => `key “${p.key}” is missing. Write for instance “${p.example}”, or start from a preset with “extends”.`,
  },
  "rules.score_part": {
    fr: (p) => `La part « ${p.part} » se compte ou bien par « fact » et « full », ou bien par « when ». Écrivez l’un des deux.`,
    en: (p) => `part “${p.part}” counts either by “fact” and “full”, or by “when”. Write one of the two.`,
  },
  "rules.score_fact": {
    fr: (p) => `« ${p.fact} » n’est pas un nombre simple (${p.type}). Écrivez une condition avec « when ».`,
    en: (p) => `“${p.fact}” is not a plain number (${p.type}). Write a condition with “when”.`,
  },
  "rules.score_matrix": {
    fr: (p) =>
      `La matrice demande des seuils qui décroissent, une seule monnaie, et ${p.rows} lignes de ${p.columns} priorités : une de plus que de seuils.`,
    en: (p) =>
      `the matrix needs bounds that fall, one currency, and ${p.rows} rows of ${p.columns} priorities: one more than there are bounds.`,
  },
  "rules.half_twice": {
    fr: (p) => `Le semestre ${p.half} est écrit deux fois. Gardez la ligne que vous avez vérifiée.`,
    en: (p) => `half-year ${p.half} is written twice. Keep the row that you have checked.`,
  },
  "rules.fee_from_consumers": {
    fr: (p) =>
      `L’étape « ${p.step} » demanderait l’indemnité de 40 € à des particuliers : la loi ne la donne qu’envers des professionnels (C. com. D441-5). Retirez « flat-fee ».`,
    en: (p) =>
      `step “${p.step}” would ask consumers for the 40 € fee: the law gives it from professionals only (C. com. D441-5). Take “flat-fee” out.`,
  },
  "rules.unknown_preset": {
    fr: (p) =>
      `Aucun profil fourni ne s’appelle « ${p.name} ». ${p.suggestion === undefined ? `Profils fournis : ${p.known}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `no preset is called “${p.name}”. ${p.suggestion === undefined ? `Presets: ${p.known}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.extends_cycle": {
    fr: (p) => `Ces profils partent les uns des autres, en rond : ${p.cycle}. Retirez « extends » de l’un d’eux et écrivez-le en entier.`,
    en: (p) => `these segments start from one another, in a circle: ${p.cycle}. Take “extends” out of one of them and write it in full.`,
  },
  "rules.integrator_missing": {
    fr: (p) =>
      `« ${p.integrator} » ne contient aucun fichier de règles. Écrivez un chemin depuis le dossier de l’espace de travail (« ../nos-regles »), ou le nom d’un paquet installé.`,
    en: (p) =>
      `“${p.integrator}” holds no rule file. Write a path from the workspace’s folder (“../our-rules”), or the name of an installed package.`,
  },
  "rules.integrator_nested": {
    fr: "Les règles d’un intégrateur ne partent pas de celles d’un autre. Retirez « integrator » de ce fichier.",
    en: "an integrator’s rules do not start from another’s. Take “integrator” out of this file.",
  },
  "rules.duplicate_segment": {
    fr: (p) => `Le profil « ${p.segment} » est déjà écrit dans ${p.file}. Changez l’un des deux noms.`,
    en: (p) => `segment “${p.segment}” is already written in ${p.file}. Change one of the two names.`,
  },
  "rules.priority_tie": {
    fr: (p) => `La priorité ${p.priority} est déjà celle de « ${p.other} » (${p.file}). Donnez-en une autre, plus haute pour passer avant.`,
    en: (p) => `priority ${p.priority} is already that of “${p.other}” (${p.file}). Choose another, higher to come first.`,
  },
  "rules.unreachable": {
    fr: (p) =>
      `Personne n’arrive au profil « ${p.segment} » : « ${p.all} » (${p.file}) vient avant et prend tout le monde. Donnez-lui une priorité plus haute.`,
    en: (p) => `nobody reaches segment “${p.segment}”: “${p.all}” (${p.file}) comes before and takes everyone. Give it a higher priority.`,
  },
  "rules.no_catch_all": {
    fr: (p) =>
      `Aucun profil ne prend les clients restants. Écrivez « when: true » dans celui qui vient en dernier, « ${p.segment} » aujourd’hui.`,
    en: (p) => `no segment takes the remaining customers. Write “when: true” in the one that comes last, “${p.segment}” for now.`,
  },
  "rules.no_catch_all_preset": {
    fr: "Aucun profil ne prend les clients restants. Ajoutez « occasional-late » à « presets », ou écrivez un profil avec « when: true ».",
    en: "no segment takes the remaining customers. Add “occasional-late” to “presets”, or write a segment with “when: true”.",
  },
  "rules.no_segment": {
    fr: "Aucun profil : gardez au moins un profil fourni dans « presets », ou écrivez-en un.",
    en: "there is no segment: keep a preset in “presets”, or write one.",
  },
};

const ladders: Sentences = {
  "rules.duplicate_step": {
    fr: (p) => `L’étape « ${p.step} » est déjà dans la liste. Donnez-lui un autre nom.`,
    en: (p) => `step “${p.step}” is already in the list. Give it another name.`,
  },
  "rules.reserved_step": {
    fr: (p) => `« ${p.step} » est le nom d’une étape que Relance fait lui-même. Choisissez un autre nom.`,
    en: (p) => `“${p.step}” is the name of a step that Relance makes itself. Choose another name.`,
  },
  "rules.ladder_order": {
    fr: (p) =>
      `L’étape « ${p.step} » (${signed(p.at)}) vient après « ${p.before} » (${signed(p.beforeAt)}) mais pas plus tard. Écrivez un « at » plus grand que ${signed(p.beforeAt)}, ou changez l’ordre.`,
    en: (p) =>
      `step “${p.step}” (${signed(p.at)}) follows “${p.before}” (${signed(p.beforeAt)}) but is not later. Write an “at” above ${signed(p.beforeAt)}, or change the order.`,
  },
  "rules.steps_too_close": {
    fr: (p, f) =>
      `« ${p.step} » vient ${days(p.days, f)} après « ${p.before} », mais deux contacts sont espacés de ${days(p.limit, f)} : elle partira plus tard.`,
    en: (p, f) =>
      `“${p.step}” comes ${days(p.days, f)} after “${p.before}”, but contacts are ${days(p.limit, f)} apart: it will leave later.`,
  },
  "rules.softer_after_harder": {
    fr: (p) => `« ${p.step} » est plus douce que « ${p.before} », qui vient avant. Mettez les étapes de la plus douce à la plus ferme.`,
    en: (p) => `“${p.step}” is softer than “${p.before}”, which comes before. Put the steps from the softest to the hardest.`,
  },
  "rules.template_missing": {
    fr: (p) =>
      `L’étape « ${p.step} » est ${p.do === "letter" ? "un courrier" : "un e-mail"} sans modèle. Ajoutez par exemple « template: ${p.do === "letter" ? "formal-notice" : "reminder-courteous"} ».`,
    en: (p) =>
      `step “${p.step}” is ${p.do === "letter" ? "a letter" : "an e-mail"} without a template. Add for instance “template: ${p.do === "letter" ? "formal-notice" : "reminder-courteous"}”.`,
  },
  "rules.unknown_template": {
    fr: (p) =>
      `Aucun modèle ne s’appelle « ${p.template} ». ${p.suggestion === undefined ? `Modèles : ${p.known}.` : `Vouliez-vous écrire « ${p.suggestion} » ?`}`,
    en: (p) =>
      `no template is called “${p.template}”. ${p.suggestion === undefined ? `Templates: ${p.known}.` : `Did you mean “${p.suggestion}”?`}`,
  },
  "rules.thanks_that_ask": {
    fr: (p) =>
      `Le modèle « ${p.template} » demande un règlement, et ces factures sont réglées. Écrivez « template: ${p.instead} », ou un modèle à vous.`,
    en: (p) =>
      `template “${p.template}” asks for a payment, and these invoices are paid. Write “template: ${p.instead}”, or a template of yours.`,
  },
  "rules.step_that_thanks": {
    fr: (p) =>
      `L’étape « ${p.step} » remercierait d’un règlement qui n’est pas arrivé. Écrivez « thanks: { template: ${p.template}, within: 5 } » à côté du scénario.`,
    en: (p) =>
      `step “${p.step}” would thank for a payment that has not come. Write “thanks: { template: ${p.template}, within: 5 }” beside the ladder.`,
  },
  "rules.repeat_of_letter": {
    fr: (p) =>
      `« end: repeat » répéterait le courrier « ${p.step} ». Terminez le scénario par un e-mail ou une tâche, ou écrivez « end: { do: handover, after: 15 } ».`,
    en: (p) =>
      `“end: repeat” would repeat letter “${p.step}”. End the ladder with an e-mail or a task, or write “end: { do: handover, after: 15 }”.`,
  },
  "rules.per_without_ladder": {
    fr: "« per: invoice » fait monter chaque facture seule, et ce profil n’a aucune étape. Ajoutez des étapes, ou écrivez « per: debtor ».",
    en: "“per: invoice” lets each invoice climb by itself, and this segment has no step. Add steps, or write “per: debtor”.",
  },
  "rules.call_per_invoice": {
    fr: (p) =>
      `Avec « per: invoice », l’étape « ${p.step} » demande un appel pour chaque facture : un client en retard de cinq factures serait appelé cinq fois. Écrivez-lui plutôt, ou retirez « per: invoice ».`,
    en: (p) =>
      `with “per: invoice”, step “${p.step}” asks for a call about each invoice: who is late with five invoices would be called five times. Write to them instead, or take “per: invoice” out.`,
  },
  "rules.per_invoice_consumers": {
    fr: "Ce profil ne prend que des particuliers : avec « per: invoice », chacune de leurs factures aurait ses propres relances, sans délai entre elles, ce qui peut être jugé agressif (C. conso. L121-6). Retirez « per: invoice ».",
    en: "this segment takes consumers only: with “per: invoice”, each of their invoices would have reminders of its own, with no delay between them, which may be found aggressive (C. conso. L121-6). Take “per: invoice” out.",
  },
  "rules.letter_without_approval": {
    fr: (p) => `Le courrier « ${p.step} » doit être approuvé par une personne. Ajoutez « approval: always ».`,
    en: (p) => `letter “${p.step}” needs a person’s approval. Add “approval: always”.`,
  },
  "rules.letter_before_due": {
    fr: (p) => `Le courrier « ${p.step} » partirait avant le retard (${signed(p.at)}). Écrivez un « at » d’au moins +1.`,
    en: (p) => `letter “${p.step}” would leave before the debt is late (${signed(p.at)}). Write an “at” of +1 at least.`,
  },
  "rules.key_without_effect": {
    fr: (p) => `« ${p.key} » ne sert à rien dans une étape « do: ${p.do} » (seulement : ${p.kinds}). Retirez cette clé.`,
    en: (p) => `“${p.key}” means nothing in a step “do: ${p.do}” (only: ${p.kinds}). Take it out.`,
  },
};

/** What is wrong in settings and rule files. */
export const rulesSentences: Sentences = { ...yamlSentences, ...conditions, ...segments, ...ladders };

type Both = Readonly<Record<string, { readonly fr: string; readonly en: string }>>;

const types: Both = {
  int: { fr: "un nombre entier", en: "a whole number" },
  double: { fr: "un nombre", en: "a number" },
  string: { fr: "un texte", en: "a text" },
  bool: { fr: "une condition", en: "a condition" },
  Money: { fr: "un montant", en: "an amount" },
  "list<string>": { fr: "une liste de textes", en: "a list of texts" },
};

/** The expression library's word on what it could not read, in ours where there is one. */
function unread({ detail }: Params, closing: string, early: string): string {
  if (/Expected RPAREN/.test(String(detail))) return closing;
  return /EOF/.test(String(detail)) ? early : String(detail);
}

function typeFr(type: string | number | undefined): string {
  return types[String(type)]?.fr ?? String(type);
}

function typeEn(type: string | number | undefined): string {
  return types[String(type)]?.en ?? String(type);
}

/** Amounts are compared with plain numbers, and whole numbers do not add up with decimals: the two surprises. */
function hintFr(p: Params): string {
  if (p.right === "list<string>" || p.left === "list<string>") return ' Écrivez « "texte" in debtor.tags ».';
  return p.right === "string" && p.left !== "string" ? " Écrivez le nombre sans guillemets." : "";
}

function hintEn(p: Params): string {
  if (p.right === "list<string>" || p.left === "list<string>") return ' Write “"text" in debtor.tags”.';
  return p.right === "string" && p.left !== "string" ? " Write the number without quotes." : "";
}

function signed(at: string | number | undefined): string {
  return Number(at) > 0 ? `+${at}` : String(at);
}

function days(count: string | number | undefined, f: Format): string {
  return f.language === "fr" ? f.count(Number(count), "jour", "jours") : f.count(Number(count), "day", "days");
}
