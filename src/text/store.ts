import type { Format } from "./format.ts";
import type { Sentences } from "./sentences.ts";

/** What stops the store from being opened or written. */
export const storeSentences = {
  "store.locked": {
    fr: (p, f) =>
      `Un autre relance a déjà ouvert ${p.folder}\u00a0: processus ${p.pid} sur ${p.host}, depuis le ${instant(p.since, f)}. Deux processus y perdraient des données. Arrêtez-le («\u00a0relance serve\u00a0» s’arrête par Ctrl-C), ou donnez DATABASE_URL pour partager un serveur PostgreSQL.`,
    en: (p, f) =>
      `Another relance already has ${p.folder} open: process ${p.pid} on ${p.host}, since ${instant(p.since, f)}. Two processes would lose data there. Stop it (“relance serve” stops with Ctrl-C), or set DATABASE_URL to share a PostgreSQL server.`,
  },
  "store.lock_lost": {
    fr: (p) =>
      `Ce processus n’a plus la main sur ${p.folder}\u00a0: il est resté suspendu plus d’une minute et un autre l’a prise, ou le fichier de verrou a été effacé. Rien d’autre n’a été écrit\u00a0; relancez la commande.`,
    en: (p) =>
      `This process no longer holds ${p.folder}: it was suspended for more than a minute and another one took over, or the lock’s file was deleted. Nothing more was written; run the command again.`,
  },
  "store.folder": {
    fr: (p) => `Impossible d’écrire dans ${p.folder} (${p.why}). Donnez à l’utilisateur qui lance relance le droit d’y écrire.`,
    en: (p) => `Cannot write into ${p.folder} (${p.why}). Give the user that runs relance the right to write there.`,
  },
  "store.unreadable": {
    fr: (p) =>
      `La base de ${p.folder} ne s’ouvre pas (${p.why}). Remettez-la depuis une sauvegarde. L’effacer oblige à tout relire chez l’hôte et perd ce qui n’est qu’ici\u00a0: accords, promesses, journal des relances.`,
    en: (p) =>
      `The database in ${p.folder} does not open (${p.why}). Restore it from a backup. Deleting it means reading the host again in full, and loses what is only here: approvals, promises, the journal of reminders.`,
  },
  "store.pglite_version": {
    fr: (p) =>
      `La base embarquée demande @electric-sql/pglite ${p.tested} exactement\u00a0; la version installée est ${p.found}, dont l’écriture sur disque n’est pas vérifiée. Installez la ${p.tested} («\u00a0npm ci\u00a0»), ou donnez DATABASE_URL.`,
    en: (p) =>
      `The embedded store needs @electric-sql/pglite ${p.tested} exactly; ${p.found} is installed, and its writing to disk is not verified. Install ${p.tested} (“npm ci”), or set DATABASE_URL.`,
  },
  "store.no_fsync": {
    fr: "La base embarquée n’écrit pas ses données jusqu’au disque\u00a0: une coupure de courant en perdrait. Rien n’a été ouvert. Réinstallez relance («\u00a0npm ci\u00a0»), ou donnez DATABASE_URL.",
    en: "The embedded store does not write its data through to the disk: a power cut would lose some. Nothing was opened. Reinstall relance (“npm ci”), or set DATABASE_URL.",
  },
  "store.thread_lost": {
    fr: (p) =>
      `La base embarquée s’est arrêtée (${p.why}). Ce qui était validé est sur le disque\u00a0; relancez la commande ou le service.`,
    en: (p) => `The embedded store has stopped (${p.why}). What was committed is on disk; run the command, or start the service, again.`,
  },
  "store.newer_schema": {
    fr: (p) =>
      `La base est au schéma ${p.found} et ce relance ne connaît que le ${p.known}\u00a0: une version plus récente l’a ouverte. Mettez relance à jour.`,
    en: (p) =>
      `The database has schema ${p.found} and this relance knows ${p.known} at most: a newer version has opened it. Update relance.`,
  },
  "store.unreachable": {
    fr: (p) => `Le serveur PostgreSQL ${p.server} ne répond pas (${p.why}). Vérifiez DATABASE_URL et que le serveur est démarré.`,
    en: (p) => `The PostgreSQL server ${p.server} does not answer (${p.why}). Check DATABASE_URL and that the server is running.`,
  },
  "store.never_pulled": {
    fr: (p) =>
      `Les factures de ${p.workspace} n’ont pas encore été lues jusqu’au bout. Lancez «\u00a0relance pull\u00a0»\u00a0: sans elles, personne n’est relancé.`,
    en: (p) => `The invoices of ${p.workspace} have not been read to the end yet. Run “relance pull”: without them, nobody is chased.`,
  },
  "store.pull_overtaken": {
    fr: (p) =>
      `Une autre lecture de ${hosts[p.host ?? ""] ?? p.host} a commencé entre-temps et continue\u00a0; celle-ci s’arrête, rien n’est perdu.`,
    en: (p) => `Another pull of ${hosts[p.host ?? ""] ?? p.host} has begun meanwhile and goes on; this one stops, nothing is lost.`,
  },
} satisfies Sentences;

const hosts: Readonly<Record<string, string>> = { fec: "FEC", odoo: "Odoo", pennylane: "Pennylane", memory: "memory" };

function instant(iso: string | number | undefined, format: Format): string {
  const text = String(iso);
  return `${format.day(text.slice(0, 10))} ${text.slice(11, 16)} UTC`;
}
