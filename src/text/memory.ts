import type { Sentences } from "./sentences.ts";

export const memorySentences = {
  "memory.ready": {
    fr: ({ debtors, seed, today }, { count, day }) =>
      `Portefeuille inventé de ${count(Number(debtors), "client", "clients")} (graine ${seed}), arrêté au ${day(String(today))}. Rien ne sort d’ici\u00a0: ce qui est écrit reste en mémoire.`,
    en: ({ debtors, seed, today }, { count, day }) =>
      `Invented book of ${count(Number(debtors), "customer", "customers")} (seed ${seed}) as of ${day(String(today))}. Nothing leaves: what is written stays in memory.`,
  },
  "memory.busy": {
    fr: "Le portefeuille en mémoire joue l’hôte occupé. Relancez la commande.",
    en: "The book in memory plays a busy host. Run the command again.",
  },
  "memory.timeout_after_write": {
    fr: "Le portefeuille en mémoire a écrit sans répondre. Relancez la commande\u00a0: elle vérifiera ce qui a été écrit.",
    en: "The book in memory wrote without answering. Run the command again: it will check what was written.",
  },
  "memory.cursor_unreadable": {
    fr: ({ cursor }) =>
      `Repère de lecture illisible\u00a0: «\u00a0${cursor}\u00a0». Supprimez le dossier .relance de cet essai et relancez \`relance pull\`.`,
    en: ({ cursor }) =>
      `Unreadable reading position: “${cursor}”. Delete the .relance folder of this trial and run \`relance pull\` again.`,
  },
} satisfies Sentences;
