import { pull } from "../../workspace/pull.ts";
import { pullJson } from "../../workspace/json.ts";
import { unproved } from "../../workspace/book.ts";
import { printBook } from "../book.ts";
import { showProgress } from "../progress.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

export const addPull: AddCommand = (program, voice, run) => {
  program
    .command("pull")
    .argument("[workspace]", voice.t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      voice.t(
        "Lit clients, factures et règlements, et prouve le grand livre.",
        "Reads customers, invoices and payments, and proves the book.",
      ),
    )
    .action((folder: string, _options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const report = await showProgress(session, (onProgress) => pull(workspace, today, onProgress, session.io.stop));
          if (session.json) session.io.out(`${JSON.stringify(pullJson(workspace.settings.name, today, report), null, 2)}\n`);
          else printBook(session, report.book);
          return unproved(report.book, workspace.settings.bookTolerance).length > 0 ? exits.findings : exits.ok;
        }),
      ),
    );
};
