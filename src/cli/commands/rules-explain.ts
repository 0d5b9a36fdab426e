import { resolve } from "node:path";
import { ProblemsError } from "../../workspace/error.ts";
import { readFiles } from "../../workspace/open.ts";
import { explainSegment } from "../../workspace/rules-explain.ts";
import { rulesExplainJson } from "../../workspace/rules-json.ts";
import { segmentInWords } from "../rules-explain.ts";
import { type AddCommand, exits } from "../session.ts";

export const addRulesExplain: AddCommand = (rules, voice, run) => {
  const { t } = voice;
  rules
    .command("explain")
    .argument("<segment>", t("nom du profil", "name of the segment"))
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t(
        "Dit un profil en clair : qui, quoi, quand, dans quelles limites.",
        "Tells a segment in plain words: who, what, when, within which limits.",
      ),
    )
    .action((name: string, folder: string, _options, command) =>
      run(command, async (session) => {
        const { rulebook, problems } = await readFiles(resolve(session.io.cwd, folder), session.io.env);
        if (!rulebook) throw new ProblemsError(problems);
        const explained = explainSegment(rulebook, name);
        if (session.json) session.io.out(`${JSON.stringify(rulesExplainJson(explained), null, 2)}\n`);
        else session.io.out(`${segmentInWords(explained, session.voice)}\n`);
        return exits.ok;
      }),
    );
};
