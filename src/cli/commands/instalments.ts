import { catalogues } from "../../text/all.ts";
import { sayPlan } from "../../text/plan.ts";
import { say } from "../../text/sentences.ts";
import { type Granted, grantPlans, offerPlans } from "../../workspace/instalments.ts";
import { instalmentsJson } from "../../workspace/instalments-json.ts";
import { oneDebtor } from "../../workspace/words.ts";
import type { Voice } from "../io.ts";
import { type AddCommand, exits } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

interface Options {
  readonly preview?: boolean;
  readonly note?: string;
  readonly by?: string;
}

/** `instalments`: the plan that the segment's rule gives, granted in one gesture. */
export const addInstalments: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("instalments")
    .argument("<workspace>", t("dossier de l’espace de travail", "folder of the workspace"))
    .argument("<debtor>", t("compte, identifiant ou nom du client", "account, id or name of the debtor"))
    .description(
      t(
        "Accorde l’échéancier que prévoit le profil du client (« plan » dans la règle).",
        "Grants the instalment plan that the debtor’s segment gives (“plan” in the rule).",
      ),
    )
    .option("--preview", t("le montre seulement", "only shows it"))
    .option("--note <text>", t("pourquoi, en quelques mots factuels", "why, in a few factual words"))
    .option("--by <name>", t("qui l’accorde ; sinon le nom de session", "who grants it; else the session’s user"))
    .action((folder: string, name: string, options: Options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const debtor = await oneDebtor(workspace, name);
          const { preview = false, note, by = session.io.env.USER ?? "cli" } = options;
          const said = { by, ...(note !== undefined && { note }) };
          const granted = preview ? await offerPlans(workspace, debtor, today) : await grantPlans(workspace, debtor, said, today);
          if (session.json) session.io.out(`${JSON.stringify(instalmentsJson(debtor.id, granted, preview, voice.language), null, 2)}\n`);
          else session.io.out(`${debtor.name} (${debtor.reference})\n${textOf(granted, preview, session.voice)}\n`);
          return granted.some((one) => "plan" in one) ? exits.ok : exits.findings;
        }),
      ),
    );
};

function textOf(granted: readonly Granted[], preview: boolean, { t, language, format }: Voice): string {
  if (granted.length === 0) return t("Rien d’ouvert.", "Nothing open.");
  return granted
    .flatMap((one) => {
      if ("refused" in one) {
        const { code, params } = one.refused;
        return [say({ code, params: { currency: one.currency, ...params } }, language, ...catalogues)];
      }
      const total = format.money(
        one.plan.instalments.reduce((sum, { amount }) => sum + amount, 0),
        one.currency,
      );
      const title = preview
        ? t(`Échéancier possible, ${total} :`, `Possible plan, ${total}:`)
        : t(`Échéancier noté, ${total} :`, `Plan noted, ${total}:`);
      return [title, ...sayPlan(one.plan, one.currency, language).map((line) => `  ${line}`)];
    })
    .join("\n");
}
