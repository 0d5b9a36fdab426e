import type { Sentences } from "./sentences.ts";

/** What goes wrong around a workspace's folder, settings and words. */
export const workspaceSentences: Sentences = {
  "workspace.source_not_odoo": {
    fr: ({ source }) => `La source de cet espace de travail est « ${source} » : il n’y a d’application à installer que dans Odoo.`,
    en: ({ source }) => `The source of this workspace is “${source}”: only Odoo has an app to install.`,
  },
  "workspace.admin_key_missing": {
    fr: "Il faut la clé d’API d’un administrateur d’Odoo : donnez-la dans la variable ODOO_ADMIN_KEY, ou lancez la commande dans un terminal, qui la demandera. Elle sert une fois et n’est écrite nulle part.",
    en: "The API key of an Odoo administrator is needed: give it in the variable ODOO_ADMIN_KEY, or run the command in a terminal, which will ask. It is used once and written nowhere.",
  },
  "workspace.not_a_workspace": {
    fr: (p) =>
      `${p.folder} n’est pas un espace de travail : il n’y a pas de fichier relance.yaml. « relance init <dossier> --source fec » en crée un.`,
    en: (p) => `${p.folder} is not a workspace: it has no relance.yaml. “relance init <folder> --source fec” makes one.`,
  },
  "workspace.not_empty": {
    fr: (p) => `Le dossier ${p.folder} n’est pas vide ; choisissez-en un nouveau, rien n’a été écrit.`,
    en: (p) => `The folder ${p.folder} is not empty; choose a new one, nothing was written.`,
  },
  "workspace.no_such_debtor": {
    fr: (p) => `Aucun client ne s’appelle « ${p.name} » : ni compte, ni identifiant, ni nom. « relance plan --json » les liste tous.`,
    en: (p) => `No debtor is called “${p.name}”: no account, id or name. “relance plan --json” lists them all.`,
  },
  "workspace.several_debtors": {
    fr: (p) => `« ${p.name} » désigne plusieurs clients : ${p.names}. Donnez le compte.`,
    en: (p) => `“${p.name}” names several debtors: ${p.names}. Give the account.`,
  },
  "workspace.no_such_item": {
    fr: (p) => `${p.debtor} n’a pas d’échéance ouverte « ${p.number} ». Ouvertes : ${p.numbers || "aucune"}.`,
    en: (p) => `${p.debtor} has no open item “${p.number}”. Open: ${p.numbers || "none"}.`,
  },
  "workspace.bad_amount": {
    fr: (p) => `« ${p.value} » n’est pas un montant ; écrivez par exemple 1234,56.`,
    en: (p) => `“${p.value}” is not an amount; write 1234.56 for example.`,
  },
  "workspace.bad_day": {
    fr: (p) => `${p.option} : « ${p.value} » n’est pas un jour ; écrivez par exemple 2026-11-30.`,
    en: (p) => `${p.option}: “${p.value}” is not a day; write 2026-11-30 for example.`,
  },
  "workspace.day_past": {
    fr: (p, f) => `Le ${f.day(String(p.day))} est passé (aujourd’hui : ${f.day(String(p.today))}) ; donnez un jour à venir.`,
    en: (p, f) => `${f.day(String(p.day))} is past (today: ${f.day(String(p.today))}); give a day to come.`,
  },
  "workspace.bad_port": {
    fr: (p) => `--port : « ${p.value} » n’est pas un port ; écrivez un nombre de 0 à 65535.`,
    en: (p) => `--port: “${p.value}” is not a port; write a number from 0 to 65535.`,
  },
  "workspace.bad_release": {
    fr: (p) => `--of : « ${p.value} » ; choix : hold, promise, plan, dispute, reply.`,
    en: (p) => `--of: “${p.value}”; choices: hold, promise, plan, dispute, reply.`,
  },
  "workspace.nothing_selected": {
    fr: "Dites quoi approuver : un client, --step <étape> ou --all.",
    en: "Say what to approve: a debtor, --step <step> or --all.",
  },
  "workspace.no_open_task": {
    fr: (p) => `${p.debtor} n’a pas de tâche en cours${p.step ? ` à l’étape « ${p.step} »` : ""}.`,
    en: (p) => `${p.debtor} has no open task${p.step ? ` at step “${p.step}”` : ""}.`,
  },
  "workspace.stopped": {
    fr: "Tout est arrêté par « relance stop » ; « relance resume » reprend.",
    en: "Everything is stopped by “relance stop”; “relance resume” goes on.",
  },
  "workspace.closed_day": {
    fr: (p, f) => `Rien ne part un jour non ouvré : départ le ${f.day(String(p.day))}.`,
    en: (p, f) => `Nothing leaves on a day off: it goes on ${f.day(String(p.day))}.`,
  },
  "workspace.book_not_proved": {
    fr: (p, f) =>
      `Le livre de ${p.company} diffère du solde clients de ${f.money(Number(p.difference), String(p.currency))} : rien n’est envoyé tant que l’écart n’est pas expliqué (bookTolerance dans relance.yaml l’admet).`,
    en: (p, f) =>
      `The book of ${p.company} differs from the receivable balance by ${f.money(Number(p.difference), String(p.currency))}: nothing is sent until that is explained (bookTolerance in relance.yaml allows for it).`,
  },
  "workspace.bank_stale": {
    fr: (p, f) =>
      `Banque de ${p.company} : dernière écriture le ${f.day(String(p.on))}, il y a ${f.count(Number(p.days), "jour", "jours")} (${f.count(Number(p.limit), "jour ouvré admis", "jours ouvrés admis")}). ${f.count(Number(p.debtors), "client n’est pas relancé", "clients ne sont pas relancés")}, faute de savoir qui a payé : saisissez ou importez les relevés, puis relancez un passage.`,
    en: (p, f) =>
      `Bank of ${p.company}: last entry on ${f.day(String(p.on))}, ${f.count(Number(p.days), "day", "days")} ago (${f.count(Number(p.limit), "business day", "business days")} allowed). ${f.count(Number(p.debtors), "debtor is", "debtors are")} not chased because nobody knows who has paid: enter or import the statements, then run again.`,
  },
  "workspace.store_ok": {
    fr: (p) => (p.kind === "server" ? "base PostgreSQL joignable" : "base embarquée ouverte, écritures synchronisées sur le disque"),
    en: (p) => (p.kind === "server" ? "PostgreSQL store reached" : "embedded store opened, writes synced to disk"),
  },
  "workspace.company_without_identity": {
    fr: (p) =>
      `ce qui est dû à ${p.company} serait réclamé au nom et au compte de ${p.signs} : donnez son identité dans relance.yaml, companies: "${p.company}": { siren, address, iban, bic }`,
    en: (p) =>
      `what is owed to ${p.company} would be claimed in the name and to the account of ${p.signs}: give its identity in relance.yaml, companies: "${p.company}": { siren, address, iban, bic }`,
  },
  "workspace.company_unknown": {
    fr: (p) => `companies nomme « ${p.company} », qui n’est pas une société suivie dans la source : ${p.known}`,
    en: (p) => `companies names “${p.company}”, which is no company followed in the source: ${p.known}`,
  },
  "workspace.no_smtp": {
    fr: "pas de serveur SMTP (mail.smtp) : les e-mails seront écrits dans outbox/, à envoyer vous-même",
    en: "no SMTP server (mail.smtp): mails will be written to outbox/, for you to send",
  },
  "workspace.smtp_ok": { fr: "serveur SMTP joignable, identifiants acceptés", en: "SMTP server reached, credentials accepted" },
  "workspace.smtp_failed": {
    fr: (p) => `le serveur SMTP refuse ou ne répond pas : ${p.why}. Vérifiez mail.smtp.`,
    en: (p) => `the SMTP server refuses or does not answer: ${p.why}. Check mail.smtp.`,
  },
  "workspace.outbox_not_writable": {
    fr: (p) => `impossible d’écrire dans ${p.folder} : ${p.why}`,
    en: (p) => `cannot write to ${p.folder}: ${p.why}`,
  },
  "yaml.bad_siren": {
    fr: (p) => `« ${p.value} » n’est pas un SIREN : neuf chiffres, dont la clé ne tombe pas juste ici.`,
    en: (p) => `“${p.value}” is not a SIREN: nine digits, and the check digit is wrong here.`,
  },
  "yaml.bad_iban": {
    fr: (p) => `« ${p.value} » n’est pas un IBAN : un chiffre au moins est faux. Recopiez-le du RIB ; les clients paieraient ailleurs.`,
    en: (p) => `“${p.value}” is not an IBAN: at least one digit is wrong. Copy it from the bank’s own paper; debtors would pay elsewhere.`,
  },
  "yaml.bad_smtp": {
    fr: "mail.smtp n’est pas une adresse de serveur d’envoi ; écrivez par exemple smtp://utilisateur:motdepasse@smtp.example.com:587, les caractères spéciaux du mot de passe codés (%40 pour @).",
    en: "mail.smtp is not the address of a mail server; write smtp://user:password@smtp.example.com:587 for example, special characters of the password encoded (%40 for @).",
  },
  "yaml.bad_zone": {
    fr: (p) => `« ${p.value} » n’est pas un fuseau horaire ; écrivez par exemple Europe/Paris.`,
    en: (p) => `“${p.value}” is not a time zone; write Europe/Paris for example.`,
  },
  "yaml.bad_schedule": {
    fr: (p) => `« ${p.value} » n’est pas une ligne cron qui tombe un jour ; écrivez par exemple 0 8 * * 1-5 (8 h, du lundi au vendredi).`,
    en: (p) => `“${p.value}” is not a cron line that ever comes; write 0 8 * * 1-5 for example (8 o’clock, Monday to Friday).`,
  },
  "workspace.no_source_settings": {
    fr: (p) => `relance.yaml dit « source: ${p.source} » sans la section « ${p.source}: » ; ajoutez-la.`,
    en: (p) => `relance.yaml says “source: ${p.source}” without a section “${p.source}:”; add it.`,
  },
  "workspace.pennylane_without_token": {
    fr: "pennylane : il faut un jeton (token: ${PENNYLANE_TOKEN}), ou oauth avec clientId, clientSecret et refreshToken.",
    en: "pennylane: a token is needed (token: ${PENNYLANE_TOKEN}), or oauth with clientId, clientSecret and refreshToken.",
  },
  "workspace.not_fec": {
    fr: (p) => `Cette commande lit un FEC ; la source de cet espace de travail est « ${p.source} ».`,
    en: (p) => `This command reads a FEC; the source of this workspace is “${p.source}”.`,
  },
  "workspace.same_file_name": {
    fr: (p) => `Deux fichiers portent le même nom parmi ${p.names} : renommez-en un, rien n’a été écrit.`,
    en: (p) => `Two files have the same name among ${p.names}: rename one, nothing was written.`,
  },
  "workspace.customers_sheets": {
    fr: (p) =>
      `${p.file} a ${p.sheets} feuilles ; Relance ne récrit qu’un classeur d’une feuille. Déplacez les autres dans un autre classeur, rien n’a été écrit.`,
    en: (p) =>
      `${p.file} has ${p.sheets} sheets; Relance only rewrites a workbook of one sheet. Move the others to another workbook, nothing was written.`,
  },
  "workspace.customers_open": {
    fr: (p) => `${p.file} est ouvert dans un tableur. Enregistrez-le, fermez-le et relancez la commande ; rien n’a été écrit.`,
    en: (p) => `${p.file} is open in a spreadsheet. Save it, close it and run the command again; nothing was written.`,
  },
  "workspace.customers_not_written": {
    fr: (p) => `${p.file} ne peut pas être écrit (${p.why}). Fermez-le s’il est ouvert, vérifiez les droits d’accès.`,
    en: (p) => `${p.file} cannot be written (${p.why}). Close it if it is open, check its access rights.`,
  },
  "workspace.customers_conflict": {
    fr: (p, f) =>
      `${f.count(Number(p.count), "cellule a été saisie différemment", "cellules ont été saisies différemment")} dans les deux fichiers clients, rien n’a été écrit :\n  ${p.cells}\nCorrigez l’un des deux, ou supprimez ${p.copy} : il sera récrit.`,
    en: (p, f) =>
      `${f.count(Number(p.count), "cell was typed differently", "cells were typed differently")} in the two customer files, nothing was written:\n  ${p.cells}\nCorrect one of them, or delete ${p.copy}: it will be written again.`,
  },
};
