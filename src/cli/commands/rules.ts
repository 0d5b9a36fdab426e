import { resolve } from "node:path";
import { readFiles } from "../../workspace/open.ts";
import { checkRules } from "../../workspace/rules-check.ts";
import { problemJson } from "../../workspace/rules-json.ts";
import { todayIn } from "../../workspace/settings.ts";
import { sayProblem } from "../problems.ts";
import { type AddCommand, exits } from "../session.ts";
import { addRulesDiff } from "./rules-diff.ts";
import { addRulesExplain } from "./rules-explain.ts";
import { addRulesFacts } from "./rules-facts.ts";
import { addRulesReplay } from "./rules-replay.ts";
import { addRulesTest } from "./rules-test.ts";

export const addRules: AddCommand = (program, voice, run) => {
  const { t } = voice;
  const rules = program
    .command("rules")
    .description(t("Règles : vérifier, expliquer, comparer, rejouer.", "Rules: check, explain, compare, replay."));
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
        const problems = checkRules(files, session.today ?? todayIn(files.settings?.timezone ?? "Europe/Paris"));
        const errors = problems.filter((problem) => problem.level === "error").length;
        if (session.json) session.io.out(`${JSON.stringify({ ok: errors === 0, problems: problems.map(problemJson) }, null, 2)}\n`);
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
  for (const add of [addRulesFacts, addRulesExplain, addRulesTest, addRulesDiff, addRulesReplay]) add(rules, voice, run);
};
