import type { Params } from "../ledger/message.ts";
import type { Sentences } from "./sentences.ts";

/** Groups by external id, as Odoo 19 calls them in its settings of a user. */
const groups: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  "base.group_user": ["Rôle / Utilisateur", "Role / User"],
  "account.group_account_readonly": ["Comptabilité : lecture seule", "Accounting: Readonly"],
  "base.group_partner_manager": ["Contact / Création", "Contact / Creation"],
  "relance.group_connector": ["Relance : connecteur", "Relance: connector"],
};

const operations: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  read: ["lire", "read"],
  write: ["modifier", "change"],
  create: ["créer", "create"],
};

const unseen: Readonly<Record<string, readonly [fr: string, en: string]>> = {
  mail_server: ["le serveur d’envoi d’Odoo", "Odoo’s outgoing mail server"],
  alias_domain: ["le domaine d’alias, par lequel reviennent les réponses", "the alias domain, through which answers come back"],
  app: ["si l’application Relance est installée", "whether the Relance app is installed"],
  follow_up: ["si un autre module relance déjà les clients", "whether another module already reminds customers"],
};

function word(table: Readonly<Record<string, readonly [string, string]>>, key: Params[string] | undefined, language: 0 | 1): string {
  return table[String(key)]?.[language] ?? String(key);
}

/** What `relance check` finds in an Odoo. */
export const odooCheckSentences: Sentences = {
  "odoo.reached": {
    fr: (p) => `Odoo ${p.version} joint à ${p.url} (${p.transport}), utilisateur ${p.login}, sociétés : ${p.companies}`,
    en: (p) => `Odoo ${p.version} reached at ${p.url} (${p.transport}), user ${p.login}, companies: ${p.companies}`,
  },
  "odoo.rights_ok": { fr: "droits suffisants", en: "sufficient rights" },
  "odoo.right_missing": {
    fr: (p) =>
      `l’utilisateur de la clé ne peut pas ${word(operations, p.operation, 0)} ${p.model} : un administrateur doit lui donner le groupe « ${word(groups, p.group, 0)} » (${p.group})`,
    en: (p) =>
      `the key’s user cannot ${word(operations, p.operation, 1)} ${p.model}: an administrator must give them the group “${word(groups, p.group, 1)}” (${p.group})`,
  },
  "odoo.bank_lines_unseen": {
    fr: (p) =>
      `les lignes de relevé bancaire sont fermées à cette clé (${p.model}) : un règlement qui attend son lettrage à la banque ne retiendra pas la relance. Un administrateur peut lui donner le groupe « ${word(groups, p.group, 0)} » (${p.group})`,
    en: (p) =>
      `bank statement lines are closed to this key (${p.model}): a payment that waits on the bank to be reconciled will hold no reminder. An administrator can give them the group “${word(groups, p.group, 1)}” (${p.group})`,
  },
  "odoo.cannot_be_seen": {
    fr: (p) => `cette clé ne permet pas de voir ${word(unseen, p.what, 0)} : à vérifier par un administrateur`,
    en: (p) => `this key cannot see ${word(unseen, p.what, 1)}: an administrator must check it`,
  },
  "odoo.mail_server_ok": {
    fr: (p, f) => `${f.count(Number(p.count), "serveur", "serveurs")} d’envoi dans Odoo`,
    en: (p, f) => `${f.count(Number(p.count), "outgoing mail server", "outgoing mail servers")} in Odoo`,
  },
  "odoo.no_mail_server": {
    fr: "Odoo n’a pas de serveur d’envoi (Paramètres ▸ Technique ▸ Serveurs de courrier sortant) : les relances resteraient dans sa file, sauf s’il passe par celui de sa machine",
    en: "Odoo has no outgoing mail server (Settings ▸ Technical ▸ Outgoing Mail Servers): reminders would stay in its queue, unless it uses its machine’s own",
  },
  "odoo.alias_domain_ok": {
    fr: (p) => `les réponses aux e-mails de ${p.company} reviennent par ${p.domain}`,
    en: (p) => `answers to the mails of ${p.company} come back through ${p.domain}`,
  },
  "odoo.no_alias_domain": {
    fr: (p) =>
      `${p.company} n’a pas de domaine d’alias (Paramètres ▸ Technique ▸ Domaines d’alias) : les réponses des clients n’arriveraient pas dans Odoo`,
    en: (p) => `${p.company} has no alias domain (Settings ▸ Technical ▸ Alias Domains): customers’ answers would not arrive in Odoo`,
  },
  "odoo.persons_unknown": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "client est un particulier", "clients sont des particuliers")} sans numéro de TVA, SIRET ni registre : leur nature est inconnue, on ne leur réclame ni pénalités ni indemnité. S’ils achètent à titre privé, écrivez « persons: consumer » sous « odoo: » : profil des consommateurs, intérêts au taux légal après mise en demeure, jamais les 40 €`,
    en: (p, f) =>
      `${f.count(Number(p.count), "customer is a person", "customers are persons")} without VAT, SIRET or register number: what they are is unknown, and neither penalties nor the fee are claimed. If they buy privately, write “persons: consumer” under “odoo:”: segment of consumers, interest at the legal rate after formal notice, never the €40`,
  },
  "odoo.persons_consumers": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "client est suivi", "clients sont suivis")} comme consommateur (personne sans numéro de TVA, SIRET ni registre) : jamais les 40 €, intérêts au taux légal après mise en demeure, prescription de deux ans`,
    en: (p, f) =>
      `${f.count(Number(p.count), "customer is followed as a consumer", "customers are followed as consumers")} (persons without VAT, SIRET or register number): never the €40, interest at the legal rate after formal notice, time-barred after two years`,
  },
  "odoo.app_ok": {
    fr: (p) => `application Relance ${p.version} installée`,
    en: (p) => `Relance app ${p.version} installed`,
  },
  "odoo.app_other_version": {
    fr: (p) => `l’application Relance d’Odoo est en version ${p.installed}, celle-ci est la ${p.version} : lancez « relance install »`,
    en: (p) => `the Relance app in Odoo is version ${p.installed}, this is ${p.version}: run “relance install”`,
  },
  "odoo.app_not_installed": {
    fr: "l’application Relance n’est pas installée dans Odoo : « relance install » y met le bureau des relances ; sans elle, rien ne s’y écrit",
    en: "the Relance app is not installed in Odoo: “relance install” puts the collections desk there; without it, nothing is written there",
  },
  "odoo.app_stuck": {
    fr: (p) =>
      `l’application Relance est restée à l’état « ${p.state} » dans Odoo, qui en devient lent et refuse les opérations sur les applications : lancez « relance install », qui la remet en place`,
    en: (p) =>
      `the Relance app is stuck in the state “${p.state}” in Odoo, which makes it slow and refuses operations on apps: run “relance install”, which puts it right`,
  },
  "odoo.other_follow_up": {
    fr: (p) => `le module ${p.module} relance aussi les clients : arrêtez ses envois, ou ils seront relancés deux fois`,
    en: (p) => `the module ${p.module} reminds customers too: stop its mails, or they are reminded twice`,
  },
};
