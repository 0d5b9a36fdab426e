import type { FactValue, PublishedFact } from "../../rules/facts.ts";
import { sayFact } from "../../text/rules-facts.ts";
import { type DocumentedFact, documentedFacts, type FactExample } from "../../workspace/rules-facts.ts";
import { rulesFactsJson } from "../../workspace/rules-json.ts";
import type { Voice } from "../io.ts";
import { type AddCommand, exits } from "../session.ts";
import { table } from "../table.ts";
import { withWorkspace } from "../workspace.ts";

export const addRulesFacts: AddCommand = (rules, voice, run) => {
  const { t } = voice;
  rules
    .command("facts")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .description(
      t(
        "Liste les données que les conditions peuvent lire, avec un exemple tiré du livre.",
        "Lists the facts that conditions may read, with an example from the book.",
      ),
    )
    .action((folder: string, _options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const facts = await documentedFacts(workspace, today);
          if (session.json) session.io.out(`${JSON.stringify(rulesFactsJson(workspace.settings.name, facts), null, 2)}\n`);
          else session.io.out(`${factsTable(facts, session.voice)}\n`);
          return exits.ok;
        }),
      ),
    );
};

function factsTable(facts: readonly DocumentedFact[], voice: Voice): string {
  const { t, language } = voice;
  return table(
    [
      { title: t("donnée", "fact") },
      { title: t("type", "type") },
      { title: t("exemple", "example") },
      { title: t("chez", "of") },
      { title: t("ce que c’est", "what it is") },
    ],
    facts.map(({ fact, example }) => [
      fact.name,
      typeOf(fact, voice),
      example ? sayValue(example, fact, voice) : "–",
      example ? example.debtor.reference : "",
      sayFact(fact.name, language),
    ]),
  );
}

function typeOf({ type, unit }: PublishedFact, { t }: Voice): string {
  if (unit === "days") return t("jours", "days");
  if (unit === "share, 0 to 1") return t("part, 0 à 1", "share, 0 to 1");
  return {
    text: t("texte", "text"),
    texts: t("liste de textes", "list of texts"),
    count: t("nombre", "count"),
    decimal: t("nombre décimal", "decimal"),
    amount: t("montant", "amount"),
    boolean: t("vrai ou faux", "true or false"),
  }[type];
}

function sayValue({ value, currency }: FactExample, { type }: PublishedFact, { format }: Voice): string {
  if (type === "amount") return format.money(Number(value), currency);
  return plain(value);
}

/** As it is written in a condition. */
function plain(value: FactValue): string {
  if (typeof value === "object") return `[${value.map((one) => `"${one}"`).join(", ")}]`;
  return typeof value === "string" ? `"${value}"` : String(value);
}
