import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { reportBooks } from "../../connectors/fec/report.ts";
import { fecReportPage } from "../../server/pages/fec-report.tsx";
import { fecReportJson } from "../../workspace/fec-report-json.ts";
import { readFecWorkspace } from "../../workspace/fec-workspace.ts";
import { printFecReport } from "../fec-report.ts";
import { showProgress } from "../progress.ts";
import { type AddCommand, exits } from "../session.ts";

/** `fec report`: what the files are, what was made of them, what better ones would give. */
export const addFec: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("fec")
    .description(t("FEC : rapport sur les fichiers.", "FEC: report on the files."))
    .command("report")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t(
        "Dit ce que sont les FEC, ce qui en est compris, et ce qu’un meilleur export donnerait.",
        "Tells what the FEC files are, what is understood of them, and what a better export would give.",
      ),
    )
    .option("--html <file>", t("écrit aussi le rapport dans une page à regarder", "also writes the report as a page to look at"))
    .action((folder: string, options: { readonly html?: string }, command) =>
      run(command, async (session) => {
        const { settings, fec } = await readFecWorkspace(resolve(session.io.cwd, folder), session.io.env);
        const report = await showProgress(session, (onProgress) => reportBooks(fec, onProgress, session.io.stop));
        if (options.html !== undefined) {
          const file = resolve(session.io.cwd, options.html);
          const { language } = session.voice;
          await writeFile(file, fecReportPage(report, { workspace: settings.name, currency: fec.currency, language }));
          if (!session.json) session.io.err(`${t("Page écrite", "Page written")}${t(" : ", ": ")}${file}\n`);
        }
        if (session.json) session.io.out(`${JSON.stringify(fecReportJson(settings.name, fec.currency, report), null, 2)}\n`);
        else printFecReport(session, report, fec.currency);
        if (report.refusal) return exits.unreachable;
        const proved = report.understood?.customers.every((customer) => customer.difference === 0) ?? false;
        return proved && report.understood?.setAside.length === 0 ? exits.ok : exits.findings;
      }),
    );
};
