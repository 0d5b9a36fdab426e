import { resolve } from "node:path";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import { check } from "../../workspace/check.ts";
import { sayProblem } from "../problems.ts";
import { type AddCommand, exits } from "../session.ts";

export const addCheck: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("check")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t("Vérifie tout à la fois : fichiers, source, base, messagerie.", "Checks everything at once: files, source, store, mail."),
    )
    .action((folder: string, _options, command) =>
      run(command, async (session) => {
        const { problems, findings } = await check(resolve(session.io.cwd, folder), session.io.env, session.io.stop);
        const errors = problems.filter((one) => one.level === "error").length + findings.filter((one) => one.level === "error").length;
        if (session.json) {
          session.io.out(`${JSON.stringify({ ok: errors === 0, problems, findings }, null, 2)}\n`);
          return errors === 0 ? exits.ok : exits.findings;
        }
        const { paint, language, format } = session.voice;
        const marks = { ok: paint("green", "✓"), warning: paint("yellow", "!"), error: paint("red", "✗") };
        for (const problem of problems) session.io.out(`${marks[problem.level]} ${sayProblem(problem, session.voice)}\n`);
        if (problems.length === 0)
          session.io.out(
            `${marks.ok} ${t("réglages, règles et modèles lus sans erreur", "settings, rules and templates read without error")}\n`,
          );
        for (const finding of findings) session.io.out(`${marks[finding.level]} ${say(finding, language, ...catalogues)}\n`);
        session.io.out(
          errors === 0
            ? `${t("Prêt.", "Ready.")}\n`
            : `${format.count(errors, t("erreur à corriger.", "error to mend."), t("erreurs à corriger.", "errors to mend."))}\n`,
        );
        return errors === 0 ? exits.ok : exits.findings;
      }),
    );
};
