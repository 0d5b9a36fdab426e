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
} satisfies Sentences;

function request(p: Params): string {
  return `${p.method} ${p.path}`;
}
