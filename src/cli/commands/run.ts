import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import { runJson } from "../../workspace/run-json.ts";
import { run as runWorkspace, type RunReport } from "../../workspace/run.ts";
import { printBook } from "../book.ts";
import { progressLine } from "../progress.ts";
import { type AddCommand, exits, type Session } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

export const addRun: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("run")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .option("--allow-over-cap", t("dépasse les plafonds, pour cette fois", "goes above the caps, this once"))
    .description(
      t("Lit, décide, et envoie ce qui est approuvé ou automatique.", "Reads, decides, and sends what is approved or automatic."),
    )
    .action((folder: string, options: { readonly allowOverCap?: boolean }, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const line = progressLine(session.io);
          let done = 0;
          const report = await runWorkspace(workspace, today, {
            signal: session.io.stop,
            ...(options.allowOverCap && { allowOver: true }),
            onOutcome: () => {
              done++;
              if (!session.quiet) line.update(`${t("Envoi", "Sending")} ${done}`);
            },
          });
          line.end();
          if (session.json) session.io.out(`${JSON.stringify(runJson(workspace.settings.name, report), null, 2)}\n`);
          else printRun(session, report);
          return exitOfRun(report);
        }),
      ),
    );
};

/** Anything that did not go as it should, a cap reached included, is a finding. */
function exitOfRun(report: RunReport) {
  const troubled = report.delivery?.outcomes.some(({ state }) => state === "uncertain" || state === "parked") ?? true;
  return troubled || report.refused.length > 0 ? exits.findings : exits.ok;
}

function printRun(session: Session, report: RunReport): void {
  const { io, voice } = session;
  const { t, format, language, paint } = voice;
  printBook(session, report.pull.book);
  const { approved, refused } = report.answers;
  if (approved.length + refused.length > 0) {
    io.out(
      `${t("Réponses lues :", "Answers read:")} ${format.count(approved.length, t("accord", "yes"), t("accords", "yes"))}, ${format.count(refused.length, t("refus", "no"), t("refus", "no"))}.\n`,
    );
  }
  const { added, superseded } = report.enqueued;
  io.out(
    `${t("Propositions :", "Proposals:")} ${format.count(added.length, t("nouvelle", "new"), t("nouvelles", "new"))}, ${format.count(superseded.length, t("retirée", "withdrawn"), t("retirées", "withdrawn"))}.\n`,
  );
  for (const message of report.refused) io.out(`${paint("red", "✗")} ${say(message, language, ...catalogues)}\n`);
  if (report.later) {
    const { effects, on } = report.later;
    io.out(
      `${format.count(effects, t("envoi approuvé attend", "approved sending waits for"), t("envois approuvés attendent", "approved sendings wait for"))} ${format.longDay(on)}${t(" : rien ne part un jour non ouvré.", ": nothing leaves on a day off.")}\n`,
    );
  }
  if (!report.delivery) return;
  const states = new Map<string, number>();
  for (const outcome of report.delivery.outcomes) {
    const name = `${outcome.kind} ${outcome.state}`;
    states.set(name, (states.get(name) ?? 0) + 1);
    if (outcome.why)
      io.out(`  ${outcome.debtor} ${outcome.kind} ${outcome.state}${t(" : ", ": ")}${say(outcome.why, language, ...catalogues)}\n`);
  }
  const counts = [...states].toSorted().map(([name, count]) => `${count} ${name}`);
  io.out(
    `${t("Envois :", "Sendings:")} ${counts.length > 0 ? counts.join(", ") : t("aucun", "none")}${report.delivery.remaining > 0 ? ` · ${t("restent", "remaining")} ${report.delivery.remaining}` : ""}\n`,
  );
}
