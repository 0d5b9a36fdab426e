import type { Sentences } from "./sentences.ts";

/** What goes wrong in template files. The file and the line stand beside the sentence. */
export const templateSentences: Sentences = {
  "templates.file_missing": {
    fr: (p) => `Le fichier templates/${p.file} manque : un modèle a un corps, un texte et un objet, en français (fr) et en anglais (en).`,
    en: (p) => `The file templates/${p.file} is missing: a template has a body, a text and a subject, in French (fr) and in English (en).`,
  },
  "templates.file_unexpected": {
    fr: (p) =>
      `Le fichier templates/${p.file} n’est lu par rien. Attendu : mails/<modèle>/<fr ou en>.mjml, .txt.liquid et .subject.liquid, letters/<modèle>/<fr ou en>.html.liquid, .txt.liquid et .subject.liquid, ou parts/<élément>.`,
    en: (p) =>
      `Nothing reads the file templates/${p.file}. Expected: mails/<template>/<fr or en>.mjml, .txt.liquid and .subject.liquid, letters/<template>/<fr or en>.html.liquid, .txt.liquid and .subject.liquid, or parts/<part>.`,
  },
  "templates.part_unknown": {
    fr: (p) => `L’élément ${p.part} n’existe pas : ni dans templates/, ni parmi ceux qui sont fournis.`,
    en: (p) => `The part ${p.part} does not exist: neither in templates/ nor among those that are shipped.`,
  },
  "templates.variable_unknown": {
    fr: (p) => `La variable « ${p.name} » n’existe pas.${p.known ? ` Possibles : ${p.known}.` : ""}`,
    en: (p) => `The variable “${p.name}” does not exist.${p.known ? ` Possible: ${p.known}.` : ""}`,
  },
  "templates.filter_unknown": {
    fr: (p) => `Le filtre « ${p.name} » n’existe pas. Possibles : ${p.known}.`,
    en: (p) => `The filter “${p.name}” does not exist. Possible: ${p.known}.`,
  },
  "templates.tag_unknown": {
    fr: (p) => `L’instruction « ${p.name} » n’existe pas. Possibles : ${p.known}.`,
    en: (p) => `The tag “${p.name}” does not exist. Possible: ${p.known}.`,
  },
  "templates.syntax": {
    fr: (p) => `Le modèle ne peut pas être lu : ${p.detail}.`,
    en: (p) => `The template cannot be read: ${p.detail}.`,
  },
  "templates.unsafe_link": {
    fr: (p) =>
      `Une valeur dans un lien doit passer par le filtre mailto : « ${p.value} ». Écrivez par exemple href="{{ company.email | mailto }}".`,
    en: (p) => `A value in a link must go through the mailto filter: “${p.value}”. Write for example href="{{ company.email | mailto }}".`,
  },
  "templates.word_verdict": {
    fr: (p) =>
      `« ${p.word} » est une appréciation juridique, qu’un logiciel ne peut pas porter (loi 71-1130, art. 54). Écrivez les faits : factures, dates, montants.`,
    en: (p) =>
      `“${p.word}” is a legal opinion, which software may not give (loi 71-1130, art. 54). Write the facts: invoices, days, amounts.`,
  },
  "templates.word_court": {
    fr: (p) =>
      `« ${p.word} » donne à une relance l’apparence d’un acte de justice (code pénal, art. 433-13). Écrivez par exemple « mise en demeure ».`,
    en: (p) => `“${p.word}” makes a reminder look like an act of a court (code pénal, art. 433-13). Write for example “formal notice”.`,
  },
  "templates.word_untrue": {
    fr: (p) => `« ${p.word} » annonce ce qu’une lettre ne fait pas. Écrivez par exemple « nous nous réservons toute voie de droit ».`,
    en: (p) => `“${p.word}” announces what a letter does not do. Write for example “we reserve all legal remedies”.`,
  },
  "templates.mjml": { fr: (p) => `MJML : ${p.detail}`, en: (p) => `MJML: ${p.detail}` },
  "templates.mjml_missing": {
    fr: "Ce modèle est à vous, ou un de ses éléments : il faut MJML pour le compiler. Installez-le avec « npm install mjml@5 ».",
    en: "This template is yours, or one of its parts is: compiling it needs MJML. Install it with “npm install mjml@5”.",
  },
};
