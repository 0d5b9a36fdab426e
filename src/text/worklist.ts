import type { TaskEffect } from "../ledger/effect.ts";
import { formatOf, type Language, typeset } from "./format.ts";
import { activityWords } from "./outbox.ts";

/** The words of the mail that hands somebody the tasks of a day. */
export interface WorklistWords {
  readonly subject: string;
  readonly text: string;
}

/** One line per task to see the day at once, then each task in full. */
export function worklistWords(tasks: readonly TaskEffect[], day: string, language: Language): WorklistWords {
  const format = formatOf(language);
  const fr = language === "fr";
  const on = format.day(day);
  const lines = tasks.map(
    (task) =>
      `- ${activityWords[language][task.activity]} : ${task.debtorName} (${task.debtorReference}), ${format.money(task.amount, task.currency)}`,
  );
  const body = [
    fr
      ? `${format.count(tasks.length, "action à faire", "actions à faire")} le ${on}. Le fichier joint les met dans votre agenda.`
      : `${format.count(tasks.length, "action", "actions")} for ${on}. The attached file puts them into your calendar.`,
    lines.join("\n"),
    ...tasks.map((task) => `${task.title}\n\n${task.body}`),
    fr
      ? "Quand une action est faite, notez-le (relance done, ou la page du service) : la relance suivante l’attend."
      : "When one is done, note it (relance done, or the service’s page): the next reminder waits for it.",
  ];
  return {
    subject: typeset(fr ? `Relances du ${on} : vos actions` : `Collections of ${on}: your actions`, language),
    text: body.join("\n\n---\n\n"),
  };
}
