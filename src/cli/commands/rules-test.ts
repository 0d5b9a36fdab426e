import { resolve } from "node:path";
import type { Difference, GoldenResult } from "../../rules/golden.ts";
import { sayReason } from "../../text/reasons.ts";
import { readFiles } from "../../workspace/open.ts";
import { rulesTestJson } from "../../workspace/rules-json.ts";
import { testRules } from "../../workspace/rules-test.ts";
import { ProblemsError } from "../../workspace/error.ts";
import type { Voice } from "../io.ts";
import { sayProblem } from "../problems.ts";
import { type AddCommand, exits } from "../session.ts";
import { table } from "../table.ts";

export const addRulesTest: AddCommand = (rules, voice, run) => {
  const { t } = voice;
  rules
    .command("test")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(t("Vérifie les cas écrits dans rules/tests.", "Checks the cases written in rules/tests."))
    .action((folder: string, _options, command) =>
      run(command, async (session) => {
        const { io, voice: speaker } = session;
        const files = await readFiles(resolve(io.cwd, folder), io.env);
        if (!files.rulebook) throw new ProblemsError(files.problems);
        const { results, problems } = testRules(files);
        const failed = results.filter(({ differences }) => differences.length > 0);
        const ok = failed.length === 0 && problems.length === 0;
        if (session.json) io.out(`${JSON.stringify(rulesTestJson({ results, problems }, speaker.language), null, 2)}\n`);
        else {
          for (const problem of problems) io.out(`${sayProblem(problem, speaker)}\n`);
          for (const one of failed) io.out(`${failure(one, speaker)}\n`);
          if (problems.length === 0) io.out(`${conclusion(results.length, failed.length, speaker)}\n`);
        }
        return ok ? exits.ok : exits.findings;
      }),
    );
};

function failure({ file, line, column, given, differences, decision }: GoldenResult, voice: Voice): string {
  const { t, paint } = voice;
  const { segment } = decision;
  const rows = differences.map((one) => [
    nameOf(one.what, voice),
    sayExpected(one, one.expected, decision.currency, voice),
    sayExpected(one, one.found, decision.currency, voice),
  ]);
  return [
    `${file}:${line}:${column}  ${paint("red", "✗")} ${given.case}`,
    table([{ title: "" }, { title: t("attendu", "expected") }, { title: t("trouvé", "found") }], rows, "    "),
    `    ${t("parce que", "because")}  ${sayReason(decision, voice.language)} (${segment.name}, ${segment.file}:${segment.line})`,
    "",
  ].join("\n");
}

function conclusion(cases: number, failed: number, { t, format }: Voice): string {
  const all = format.count(cases, t("cas", "case"), t("cas", "cases"));
  if (cases === 0) return t("Aucun cas : écrivez-en dans rules/tests/*.yaml.", "No case: write some in rules/tests/*.yaml.");
  if (failed === 0) return t(`${all}, tous tenus.`, `${all}, all kept.`);
  return t(`${all}, dont ${format.number(failed)} en échec.`, `${all}, ${format.number(failed)} failed.`);
}

function nameOf(what: Difference["what"], { t }: Voice): string {
  return {
    segment: t("profil", "segment"),
    step: t("étape", "step"),
    steps: t("étape de", "step of"),
    reason: t("raison", "reason"),
    amount: t("montant", "amount"),
    penalties: t("pénalités", "penalties"),
    fees: t("indemnités", "fees"),
    score: "score",
  }[what];
}

function sayExpected({ what }: Difference, value: string | number, currency: string, { format }: Voice): string {
  return ["amount", "penalties", "fees"].includes(what) ? format.money(Number(value), currency) : String(value);
}
