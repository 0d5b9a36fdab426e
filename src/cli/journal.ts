import type { JournalEntry } from "../ledger/store/journal.ts";
import type { Voice } from "./io.ts";
import { table } from "./table.ts";

/** What was said to a debtor, latest last: the day, what it was, what became of it. */
export function journalTable(entries: readonly JournalEntry[], voice: Voice): string {
  const { t, format } = voice;
  const events: Readonly<Record<JournalEntry["event"], string>> = {
    waiting: t("proposé", "proposed"),
    approved: t("approuvé", "approved"),
    uncertain: t("peut-être parti", "may have left"),
    sent: t("parti", "left"),
    done: t("fait", "done"),
    failed: t("non arrivé", "did not arrive"),
    refused: t("refusé", "refused"),
    cancelled: t("annulé", "cancelled"),
    parked: t("refusé par le porteur", "refused by the carrier"),
  };
  const kinds = { email: "e-mail", task: t("tâche", "task"), note: "note", letter: t("courrier", "letter") };
  return table(
    [{ title: t("jour", "day") }, { title: t("sorte", "kind") }, { title: t("étape", "step") }, { title: t("devenu", "became") }],
    entries.map((entry) => [format.day(entry.day), kinds[entry.kind], entry.step, events[entry.event]]),
  );
}
