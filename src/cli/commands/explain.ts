import { dossier } from "../../ledger/dossier.ts";
import { readJournal } from "../../ledger/store/journal.ts";
import { explainJson } from "../../workspace/json.ts";
import { dossiersToDecide } from "../../workspace/dossiers.ts";
import { planOne } from "../../workspace/plan.ts";
import { oneDebtor } from "../../workspace/words.ts";
import { explanation } from "../explanation.ts";
import { journalTable } from "../journal.ts";
import { type AddCommand, exits } from "../session.ts";
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
          const debtor = await oneDebtor(workspace, name);
          const lines = [];
          for await (const facts of dossiersToDecide(workspace, today, debtor.id))
            lines.push(planOne(workspace, dossier(facts, today), today));
          const journal = await readJournal(workspace.store, debtor.id);
          if (session.json) session.io.out(`${JSON.stringify(explainJson(workspace.settings.name, lines, journal), null, 2)}\n`);
          else {
            const nothing = `${debtor.name} (${debtor.reference})${voice.t(" : rien d’ouvert, aucun historique.", ": nothing open, no history.")}`;
            const { segments } = workspace.rulebook;
            const ladderOf = (segment: string) => segments.find(({ name: one }) => one === segment)?.ladder ?? [];
            const told = lines.map((line) => explanation(line, ladderOf(line.decision.segment.name), session.voice));
            const said = journal.length > 0 ? [journalTable(journal.slice(-20), session.voice)] : [];
            session.io.out(`${[...(told.length > 0 ? told : [nothing]), ...said].join("\n\n")}\n`);
          }
          return exits.ok;
        }),
      ),
    );
};
