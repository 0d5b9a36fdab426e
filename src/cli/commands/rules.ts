import { resolve } from "node:path";
import { readFiles } from "../../workspace/open.ts";
import { sayProblem } from "../problems.ts";
import { type AddCommand, exits } from "../session.ts";

export const addRules: AddCommand = (program, voice, run) => {
  const { t } = voice;
  const rules = program.command("rules").description(t("Règles : vérification.", "Rules: checking."));
  rules
    .command("check")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t(
        "Dit d’un coup tout ce qui ne va pas dans les règles, avec la correction.",
        "Tells all that is wrong in the rules at once, each with its fix.",
      ),
    )
    .action((folder: string, _options, command) =>
      run(command, async (session) => {
        const files = await readFiles(resolve(session.io.cwd, folder), session.io.env);
        const problems = files.problems.filter((problem) => problem.file !== "relance.yaml");
        const errors = problems.filter((problem) => problem.level === "error").length;
        if (session.json) session.io.out(`${JSON.stringify({ ok: errors === 0, problems }, null, 2)}\n`);
        else {
          for (const problem of problems) session.io.out(`${sayProblem(problem, session.voice)}\n`);
          const segments = files.rulebook?.segments.length ?? 0;
          session.io.out(
            errors === 0
              ? `${session.voice.format.count(segments, t("profil, aucune erreur.", "segment, no error."), t("profils, aucune erreur.", "segments, no error."))}\n`
              : `${session.voice.format.count(errors, t("erreur.", "error."), t("erreurs.", "errors."))}\n`,
          );
        }
        return errors === 0 ? exits.ok : exits.findings;
      }),
    );
};
