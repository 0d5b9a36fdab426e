import { dossier } from "../../ledger/dossier.ts";
import { dossierFacts, findDebtors } from "../../ledger/store/dossiers.ts";
import { explainJson } from "../../workspace/json.ts";
import { WorkspaceError } from "../../workspace/error.ts";
import { planOne } from "../../workspace/plan.ts";
import { explanation } from "../explanation.ts";
import { type AddCommand, exits } from "../run.ts";
import { withWorkspace } from "../workspace.ts";

export const addExplain: AddCommand = (program, voice, run) => {
  program
    .command("explain")
    .argument("<workspace>", voice.t("dossier de l’espace de travail", "folder of the workspace"))
    .argument("<debtor>", voice.t("compte, identifiant ou nom du client", "account, id or name of the debtor"))
    .description(voice.t("Dit pourquoi un client est relancé, ou ne l’est pas.", "Says why a debtor is chased, or is not."))
    .action((folder: string, name: string, _options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const found = await findDebtors(workspace.store, name);
          if (found.length === 0) throw new WorkspaceError("workspace.no_such_debtor", { name }, exits.findings);
          if (found.length > 1) throw new WorkspaceError("workspace.several_debtors", { name, names: found.map((debtor) => `${debtor.name} (${debtor.reference})`).join(", ") }, exits.findings);
          const lines = [];
          for (const debtor of found) {
            for await (const facts of dossierFacts(workspace.store, { today, debtor: debtor.id })) lines.push(planOne(workspace, dossier(facts, today), today));
          }
          if (session.json) session.io.out(`${JSON.stringify(explainJson(workspace, lines), null, 2)}\n`);
          else session.io.out(`${lines.map((line) => explanation(line, session.voice)).join("\n\n")}\n`);
          return exits.ok;
        }),
      ),
    );
};
