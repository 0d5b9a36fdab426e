import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { planPage } from "../../server/pages/plan.tsx";
import { planJson } from "../../workspace/json.ts";
import { makePlan } from "../../workspace/plan.ts";
import { pull } from "../../workspace/pull.ts";
import { printPlan } from "../plan.ts";
import { showProgress } from "../progress.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

interface Options {
  readonly html?: string;
  readonly pull: boolean;
}

export const addPlan: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("plan")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t("Montre qui serait relancé aujourd’hui, et pourquoi ; rien ne part.", "Shows who would be chased today, and why; nothing leaves."),
    )
    .option("--html <file>", t("écrit aussi le plan dans une page à regarder", "also writes the plan as a page to look at"))
    .option(
      "--no-pull",
      t("sur les données déjà lues, sans relire la source", "on the data already read, without reading the source again"),
    )
    .action((folder: string, options: Options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          if (options.pull) await showProgress(session, (onProgress) => pull(workspace, today, onProgress, session.io.stop));
          const plan = await makePlan(workspace, today);
          if (options.html !== undefined) {
            const file = resolve(session.io.cwd, options.html);
            await writeFile(file, planPage(plan, { language: session.voice.language }));
            if (!session.json) session.io.err(`${t("Page écrite", "Page written")}${t(" : ", ": ")}${file}\n`);
          }
          if (session.json) session.io.out(`${JSON.stringify(planJson(plan), null, 2)}\n`);
          else printPlan(session, plan);
          return exits.ok;
        }),
      ),
    );
};
