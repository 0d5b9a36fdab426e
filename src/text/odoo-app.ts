import type { Sentences } from "./sentences.ts";

/** Putting the app into Odoo and taking it out, said to the administrator. */
export const odooAppSentences = {
  "odoo.not_admin": {
    fr: ({ login }) =>
      `${login} n’est pas administrateur d’Odoo : seul un administrateur peut installer une application. Créez une clé d’API sous un compte qui a « Administration : Paramètres » et donnez-la dans ODOO_ADMIN_KEY.`,
    en: ({ login }) =>
      `${login} is no administrator of Odoo: only an administrator can install an app. Make an API key under an account with “Administration: Settings” and give it in ODOO_ADMIN_KEY.`,
  },
  "odoo.no_import": {
    fr: "Cet Odoo ne sait pas encore importer d’application. Installez-y « Import Module » (base_import_module) : Apps, retirez le filtre, cherchez ce nom. Puis relancez la commande.",
    en: "This Odoo cannot import apps yet. Install “Import Module” (base_import_module) there: Apps, remove the filter, search for this name. Then run the command again.",
  },
  "odoo.version_not_built": {
    fr: ({ version, newest }) =>
      `Odoo ${version} : l’application existe pour les versions 16 à ${newest}. Mettez Relance à jour ; en attendant, la lecture et l’envoi fonctionnent sans elle.`,
    en: ({ version, newest }) =>
      `Odoo ${version}: the app exists for versions 16 to ${newest}. Update Relance; meanwhile, reading and sending work without it.`,
  },
  "odoo.app_newer": {
    fr: ({ installed, ours }) =>
      `L’application d’Odoo (${installed}) est plus récente que ce Relance (${ours}). Mettez Relance à jour, ou désinstallez-la d’abord.`,
    en: ({ installed, ours }) =>
      `The app in Odoo (${installed}) is newer than this Relance (${ours}). Update Relance, or uninstall the app first.`,
  },
  "odoo.import_failed": {
    fr: ({ why }) => `Odoo a refusé l’application, et rien n’a changé : ${why}`,
    en: ({ why }) => `Odoo refused the app, and nothing has changed: ${why}`,
  },
  "odoo.group_missing": {
    fr: ({ group }) => `Cet Odoo n’a pas le groupe ${group}, dont l’utilisateur de Relance a besoin. Installez l’application Facturation.`,
    en: ({ group }) => `This Odoo has no group ${group}, which Relance’s user needs. Install the Invoicing app.`,
  },
  "odoo.still_there": {
    fr: ({ fields }) =>
      `L’application est retirée, mais des champs restent : ${fields}. Une vue ou une automatisation de chez vous s’en sert : retirez-les-en, puis relancez la commande.`,
    en: ({ fields }) =>
      `The app is out, but fields stay: ${fields}. A view or an automation of yours uses them: take them out of it, then run the command again.`,
  },
} satisfies Sentences;
