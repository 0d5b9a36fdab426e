import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Day } from "../../ledger/day.ts";
import { planPage } from "../../server/pages/plan.tsx";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import { planJson } from "../../workspace/json.ts";
import type { Workspace } from "../../workspace/open.ts";
import { makePlan } from "../../workspace/plan.ts";
import { propose } from "../../workspace/propose.ts";
import { pull } from "../../workspace/pull.ts";
import { showOn } from "../../workspace/show.ts";
import { printPlan } from "../plan.ts";
import { showProgress } from "../progress.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

interface Options {
  readonly html?: string;
  readonly propose?: boolean;
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
      "--propose",
      t(
        "le soumet aussi à l’équipe, dans l’outil comptable quand il a un bureau ; rien ne part",
        "also puts it before the team, in the accounting tool when it has a desk; nothing leaves",
      ),
    )
    .option(
      "--no-pull",
      t("sur les données déjà lues, sans relire la source", "on the data already read, without reading the source again"),
    )
    .action((folder: string, options: Options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          if (options.pull) await showProgress(session, (onProgress) => pull(workspace, today, onProgress, session.io.stop));
          const { plan, refused } = options.propose
            ? await putBeforeTeam(workspace, today, session.io.stop)
            : { plan: await makePlan(workspace, today), refused: [] };
          if (options.html !== undefined) {
            const file = resolve(session.io.cwd, options.html);
            await writeFile(file, planPage(plan, { language: session.voice.language }));
            if (!session.json) session.io.err(`${t("Page écrite", "Page written")}${t(" : ", ": ")}${file}\n`);
          }
          if (session.json) session.io.out(`${JSON.stringify(planJson(plan), null, 2)}\n`);
          else printPlan(session, plan, options.propose === true && workspace.connector.host === "odoo");
          for (const message of refused)
            session.io.err(`${session.voice.paint("red", "✗")} ${say(message, session.voice.language, ...catalogues)}\n`);
          return refused.length > 0 ? exits.findings : exits.ok;
        }),
      ),
    );
};

/** Today's plan before the team: in the outbox, and on the host's desk. */
async function putBeforeTeam(workspace: Workspace, today: Day, signal: AbortSignal) {
  const { plan } = await propose(workspace, today);
  return { plan, refused: (await showOn(workspace, plan, signal)).refused };
}
