import type { Params } from "../ledger/message.ts";
import type { Sentences } from "./sentences.ts";

/** What the Pennylane connector has to say. */
export const pennylaneSentences = {
  "pennylane.token_refused": {
    fr: (p) =>
      `Pennylane refuse le jeton (${p.words}) : il est faux, expiré ou révoqué. Un administrateur en crée un dans Paramètres ▸ Connectivité ▸ Développeurs ; mettez-le dans la variable d’environnement que nomme pennylane.token.`,
    en: (p) =>
      `Pennylane refuses the token (${p.words}): it is wrong, expired or revoked. An administrator makes one in Settings ▸ Connectivity ▸ Developers; put it into the environment variable that pennylane.token names.`,
  },
  "pennylane.scope_missing": {
    fr: (p) =>
      `Il manque au jeton le droit « ${p.scope} » (${request(p)}). Un administrateur crée un jeton avec ce droit dans Paramètres ▸ Connectivité ▸ Développeurs.`,
    en: (p) =>
      `The token lacks the scope “${p.scope}” (${request(p)}). An administrator makes a token with it in Settings ▸ Connectivity ▸ Developers.`,
  },
  "pennylane.forbidden": {
    fr: (p) => `Pennylane refuse ${request(p)} : « ${p.words} ». Vérifiez les droits du jeton : relance check.`,
    en: (p) => `Pennylane forbids ${request(p)}: “${p.words}”. Check the rights of the token: relance check.`,
  },
  "pennylane.not_found": {
    fr: (p) => `Pennylane ne connaît pas ${request(p)} (« ${p.words} ») : supprimé depuis, ou d’une autre société que celle du jeton.`,
    en: (p) => `Pennylane does not know ${request(p)} (“${p.words}”): deleted since, or of another company than the token’s.`,
  },
  "pennylane.conflict": {
    fr: (p) => `Pennylane ne peut pas encore : ${request(p)}, « ${p.words} ».`,
    en: (p) => `Pennylane cannot do it yet: ${request(p)}, “${p.words}”.`,
  },
  "pennylane.refused": {
    fr: (p) => `Pennylane n’accepte pas ${request(p)} : « ${p.words} ».`,
    en: (p) => `Pennylane does not accept ${request(p)}: “${p.words}”.`,
  },
  "pennylane.bad_request": {
    fr: (p) =>
      `Pennylane ne comprend pas ${request(p)} (${p.status} : ${p.words}). L’erreur est de notre fait, ou l’API a changé : signalez-la avec cette phrase.`,
    en: (p) =>
      `Pennylane does not understand ${request(p)} (${p.status}: ${p.words}). It is our mistake, or the API has changed: report it with this sentence.`,
  },
  "pennylane.too_many_requests": {
    fr: "Pennylane limite les demandes (25 par 5 secondes et par jeton) et un autre programme se sert sans doute du même jeton. Donnez à Relance le sien, ou relancez plus tard.",
    en: "Pennylane limits requests (25 per 5 seconds and token), and another program probably uses the same token. Give Relance its own, or run again later.",
  },
  "pennylane.down": {
    fr: (p) => `Pennylane est en panne (${request(p)} : ${p.status}). Relancez plus tard.`,
    en: (p) => `Pennylane is down (${request(p)}: ${p.status}). Run again later.`,
  },
  "pennylane.unreachable": {
    fr: (p) => `Pennylane ne répond pas (${request(p)} : ${p.why}). Vérifiez l’accès à internet et pennylane.url, puis relancez.`,
    en: (p) => `Pennylane does not answer (${request(p)}: ${p.why}). Check the internet access and pennylane.url, then run again.`,
  },
  "pennylane.unreadable": {
    fr: (p) => `La réponse de Pennylane à ${request(p)} n’est pas celle que son API annonce (${p.why}). Signalez-le avec cette phrase.`,
    en: (p) => `Pennylane’s answer to ${request(p)} is not what its API announces (${p.why}). Report it with this sentence.`,
  },
  "pennylane.row_unreadable": {
    fr: (p) => `champ ${p.field} illisible (${p.why})`,
    en: (p) => `field ${p.field} unreadable (${p.why})`,
  },
  "pennylane.amount_unclear": {
    fr: (p) => `${p.number} : reste dû « ${p.value} » en ${p.currency}, qui ne s’explique pas ; vérifiez cette facture dans Pennylane`,
    en: (p) => `${p.number}: open amount “${p.value}” in ${p.currency}, which does not add up; check this invoice in Pennylane`,
  },
  "pennylane.cursor_unreadable": {
    fr: (p) =>
      `Repère de lecture illisible (« ${p.cursor} ») : il n’est pas de ce connecteur. Supprimez le dossier .relance et relancez « relance pull ».`,
    en: (p) =>
      `Unreadable reading position (“${p.cursor}”): it is not this connector’s. Delete the .relance folder and run “relance pull” again.`,
  },
  "pennylane.fec_not_made": {
    fr: (p) =>
      `Pennylane n’a pas fini son export FEC (${p.status}) ; relancez plus tard. Avec le droit trial_balance:readonly, il n’en faut pas.`,
    en: (p) =>
      `Pennylane has not finished its FEC export (${p.status}); run again later. With the scope trial_balance:readonly none is needed.`,
  },
  "pennylane.fec_unreadable": {
    fr: (p) => `L’export FEC de Pennylane est illisible à la ligne ${p.line}. Signalez-le.`,
    en: (p) => `Pennylane’s FEC export is unreadable at line ${p.line}. Report it.`,
  },
  "pennylane.oauth_refused": {
    fr: "Pennylane ne renouvelle plus l’accès OAuth (90 jours sans usage, ou accès révoqué) : il faut l’autoriser de nouveau et mettre le nouveau jeton dans pennylane.oauth.refreshToken.",
    en: "Pennylane no longer renews the OAuth access (90 days unused, or revoked): it must be authorised again, and the new token put into pennylane.oauth.refreshToken.",
  },
  "pennylane.reached": {
    fr: (p) => `Pennylane joint : ${p.company}`,
    en: (p) => `Pennylane reached: ${p.company}`,
  },
  "pennylane.reached_sandbox": {
    fr: (p) => `Pennylane joint : ${p.company}, bac à sable`,
    en: (p) => `Pennylane reached: ${p.company}, sandbox`,
  },
  "pennylane.other_company": {
    fr: (p) => `le jeton est celui de ${p.company} (${p.found}), et company.siren dit ${p.siren} : corrigez l’un ou l’autre`,
    en: (p) => `the token is that of ${p.company} (${p.found}), and company.siren says ${p.siren}: correct one of them`,
  },
  "pennylane.no_user": {
    fr: "le jeton n’est celui d’aucun utilisateur : les notes iront dans la fiche client, pas en commentaire des factures",
    en: "the token is not that of a user: notes will go into the customer’s file, not into the comments of its invoices",
  },
  "pennylane.expiry_unknown": {
    fr: "l’API ne dit pas quand le jeton expire : notez la date choisie à sa création dans pennylane.tokenExpiresOn, relance check préviendra",
    en: "the API does not tell when the token expires: write the day chosen when it was made into pennylane.tokenExpiresOn, relance check will warn",
  },
  "pennylane.expires": {
    fr: (p, f) =>
      Number(p.days) < 0
        ? `le jeton a expiré le ${f.day(String(p.on))} : créez-en un autre`
        : `le jeton expire le ${f.day(String(p.on))}, dans ${f.count(Number(p.days), "jour", "jours")}`,
    en: (p, f) =>
      Number(p.days) < 0
        ? `the token expired on ${f.day(String(p.on))}: make another one`
        : `the token expires on ${f.day(String(p.on))}, in ${f.count(Number(p.days), "day", "days")}`,
  },
  "pennylane.lacks": {
    fr: (p) => `il manque au jeton le droit ${p.scope}, sans lequel rien n’est lu : ${ticks("fr")}`,
    en: (p) => `the token lacks ${p.scope}, without which nothing is read: ${ticks("en")}`,
  },
  "pennylane.lacks_comments": {
    fr: (p) => `sans le droit ${p.scope}, ni commentaire sur les factures ni lettre en annexe : ${ticks("fr")}`,
    en: (p) => `without ${p.scope} there are no comments on invoices and no letters as appendices: ${ticks("en")}`,
  },
  "pennylane.lacks_notes": {
    fr: (p) =>
      `sans le droit ${p.scope}, les notes ne peuvent pas aller dans la fiche client quand les commentaires manquent : ${ticks("fr")}`,
    en: (p) => `without ${p.scope} notes cannot go into the customer’s file when there are no comments: ${ticks("en")}`,
  },
  "pennylane.lacks_mandates": {
    fr: (p) => `sans le droit ${p.scope}, les prélèvements rejetés ne se voient pas : ${ticks("fr")}`,
    en: (p) => `without ${p.scope} direct debits that came back are not seen: ${ticks("en")}`,
  },
  "pennylane.proof_trial_balance": {
    fr: "le livre est prouvé par la balance générale (comptes clients), une demande par lecture",
    en: "the book is proved by the trial balance (customers’ accounts), one request per reading",
  },
  "pennylane.proof_ledger_lines": {
    fr: "le livre est prouvé par les écritures des comptes clients, relues en entier à chaque changement ; avec le droit trial_balance:readonly, une demande suffirait",
    en: "the book is proved by the entries of customers’ accounts, read whole at each change; with trial_balance:readonly one request would do",
  },
  "pennylane.proof_fec": {
    fr: "le livre est prouvé par un export FEC à chaque changement ; avec le droit trial_balance:readonly, une demande suffirait",
    en: "the book is proved by a FEC export at each change; with trial_balance:readonly one request would do",
  },
  "pennylane.proof_none": {
    fr: "le livre n’est pas prouvé : donnez au jeton fiscal_years:readonly et trial_balance:readonly",
    en: "the book is not proved: give the token fiscal_years:readonly and trial_balance:readonly",
  },
  "pennylane.native_reminders": {
    fr: "les relances de Pennylane lui-même ne se voient pas par l’API, et vos clients seraient relancés deux fois : arrêtez-les (Paramètres ▸ Facturation clients ▸ Relance d’impayés), puis écrivez nativeReminders: off",
    en: "Pennylane’s own reminders cannot be seen by the API, and your customers would be reminded twice: switch them off (Paramètres ▸ Facturation clients ▸ Relance d’impayés), then write nativeReminders: off",
  },
} satisfies Sentences;

function ticks(language: "fr" | "en"): string {
  return language === "fr"
    ? "cochez-le en créant un jeton dans Paramètres ▸ Connectivité ▸ Développeurs"
    : "tick it when making a token in Settings ▸ Connectivity ▸ Developers";
}

function request(p: Params): string {
  return `${p.method} ${p.path}`;
}
