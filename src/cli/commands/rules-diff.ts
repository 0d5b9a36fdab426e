import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { rulesDiffPage } from "../../server/pages/rules-diff.tsx";
import { diffRules } from "../../workspace/rules-diff.ts";
import { rulesDiffJson } from "../../workspace/rules-json.ts";
import { printRulesDiff } from "../rules-diff.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

export const addRulesDiff: AddCommand = (rules, voice, run) => {
  const { t } = voice;
  rules
    .command("diff")
    .argument(
      "<other>",
      t(
        "dossier d’autres règles, ou révision git : HEAD, HEAD~1, une branche",
        "folder of other rules, or git revision: HEAD, HEAD~1, a branch",
      ),
    )
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t(
        "Compare avec d’autres règles, sur le livre d’aujourd’hui : qui change de profil, ce qui part en plus ou en moins.",
        "Compares with other rules on today’s book: who changes segment, what leaves more or less.",
      ),
    )
    .option("--html <file>", t("écrit aussi la comparaison dans une page à regarder", "also writes the comparison as a page to look at"))
    .action((other: string, folder: string, options: { readonly html?: string }, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const { language } = session.voice;
          const diff = await diffRules(workspace, other, { today, cwd: session.io.cwd });
          if (options.html !== undefined) {
            const file = resolve(session.io.cwd, options.html);
            await writeFile(file, rulesDiffPage(diff, { workspace: workspace.settings.name, before: other, language }));
            if (!session.json) session.io.err(`${t("Page écrite", "Page written")}${t(" : ", ": ")}${file}\n`);
          }
          if (session.json) session.io.out(`${JSON.stringify(rulesDiffJson(workspace.settings.name, other, diff, language), null, 2)}\n`);
          else printRulesDiff(session, diff, other);
          return exits.ok;
        }),
      ),
    );
};
