import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { rulesReplayPage } from "../../server/pages/rules-replay.tsx";
import { rulesReplayJson } from "../../workspace/rules-json.ts";
import { replayRules } from "../../workspace/rules-replay.ts";
import { dayOption } from "../day-option.ts";
import { progressLine } from "../progress.ts";
import { printReplay } from "../rules-replay.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

interface Options {
  readonly from?: string;
  readonly to?: string;
  readonly html?: string;
}

export const addRulesReplay: AddCommand = (rules, voice, run) => {
  const { t } = voice;
  rules
    .command("replay")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t(
        "Rejoue les mois passés jour par jour avec les règles d’aujourd’hui ; rien ne part.",
        "Walks past months day by day with today’s rules; nothing leaves.",
      ),
    )
    .option(
      "--from <day>",
      t(
        "premier jour, AAAA-MM-JJ ; douze mois avant le dernier s’il manque",
        "first day, YYYY-MM-DD; twelve months before the last without it",
      ),
    )
    .option("--to <day>", t("dernier jour, AAAA-MM-JJ ; aujourd’hui s’il manque", "last day, YYYY-MM-DD; today without it"))
    .option("--html <file>", t("écrit aussi le récit dans une page à regarder", "also writes the story as a page to look at"))
    .action((folder: string, options: Options, command) =>
      run(command, async (session) => {
        const span = {
          ...(options.from !== undefined && { from: dayOption("--from", options.from) }),
          ...(options.to !== undefined && { to: dayOption("--to", options.to) }),
        };
        return withWorkspace(session, folder, async (workspace, today) => {
          const line = progressLine(session.io);
          const report = await replayRules(workspace, { today, ...span }, (done) => {
            if (!session.quiet) line.update(`${t("Clients rejoués", "Debtors replayed")} ${voice.format.number(done)}`);
          }).finally(() => line.end());
          if (options.html !== undefined) {
            const file = resolve(session.io.cwd, options.html);
            await writeFile(file, rulesReplayPage(report, { workspace: workspace.settings.name, language: session.voice.language }));
            if (!session.json) session.io.err(`${t("Page écrite", "Page written")}${t(" : ", ": ")}${file}\n`);
          }
          if (session.json) session.io.out(`${JSON.stringify(rulesReplayJson(workspace.settings.name, report), null, 2)}\n`);
          else printReplay(session, report);
          return report.afterPayment.length === 0 ? exits.ok : exits.findings;
        });
      }),
    );
};
