import { randomUUID } from "node:crypto";
import type { Action } from "../../ledger/effect.ts";
import { dossierFacts } from "../../ledger/store/dossiers.ts";
import { addSignal } from "../../ledger/store/facts.ts";
import { WorkspaceError } from "../../workspace/error.ts";
import { oneDebtor } from "../../workspace/words.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

/** A task that left was done by the person it was given to: the ladder may go on. */
export const addDone: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("done")
    .argument("<workspace>", t("dossier de l’espace de travail", "folder of the workspace"))
    .argument("<debtor>", t("compte, identifiant ou nom du client", "account, id or name of the debtor"))
    .option("--step <step>", t("l’étape ; sinon toutes ses tâches en cours", "the step; else all of its open tasks"))
    .option("--note <text>", t("ce qui a été dit", "what was said"))
    .option("--by <name>", t("qui l’a fait ; sinon le nom de session", "who did it; else the session’s user"))
    .description(
      t("Note qu’une tâche est faite : un appel passé, un courrier posté.", "Notes that a task is done: a call made, a letter posted."),
    )
    .action((folder: string, name: string, options: { readonly step?: string; readonly note?: string; readonly by?: string }, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const debtor = await oneDebtor(workspace, name);
          const tasks: Action[] = [];
          for await (const facts of dossierFacts(workspace.store, { today, debtor: debtor.id }))
            tasks.push(...facts.actions.filter((action) => isOpenTask(action, options.step)));
          if (tasks.length === 0)
            throw new WorkspaceError("workspace.no_open_task", { debtor: debtor.name, step: options.step ?? "" }, exits.findings);
          const by = options.by ?? session.io.env.USER ?? "cli";
          for (const { key } of tasks) {
            const note = options.note === undefined ? {} : { note: options.note };
            await addSignal(workspace.store, {
              kind: "signal",
              what: "done",
              effect: key,
              id: randomUUID(),
              debtor: debtor.id,
              on: today,
              by,
              ...note,
              source: { host: "relance", place: by },
            });
          }
          session.io.out(
            `${voice.format.count(tasks.length, t("tâche notée comme faite.", "task noted as done."), t("tâches notées comme faites.", "tasks noted as done."))}\n`,
          );
          return exits.ok;
        }),
      ),
    );
};

function isOpenTask(action: Action, step: string | undefined): boolean {
  return action.kind === "task" && action.state === "sent" && (step === undefined || action.step === step);
}
