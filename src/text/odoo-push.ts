import type { Sentences } from "./sentences.ts";

/** What stops writing into Odoo. */
export const odooPushSentences: Sentences = {
  "odoo.no_app": {
    fr: (p) =>
      `L’application Relance n’est pas dans cet Odoo (${p.url}), est trop ancienne, ou l’utilisateur de la clé n’est pas son connecteur. Lancez « relance install ».`,
    en: (p) => `The Relance app is not in this Odoo (${p.url}), is too old, or the key’s user is not its connector. Run “relance install”.`,
  },
  "odoo.foreign_id": {
    fr: (p) =>
      `L’identifiant « ${p.id} » ne vient pas d’Odoo. Lancez « relance pull » ; si le message revient, envoyez-le à qui maintient Relance.`,
    en: (p) =>
      `The id “${p.id}” does not come from Odoo. Run “relance pull”; if the message comes back, send it to whoever maintains Relance.`,
  },
};
