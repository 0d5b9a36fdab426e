import { dossier } from "../../ledger/dossier.ts";
import type { Debtor } from "../../ledger/facts.ts";
import { readJournal } from "../../ledger/store/journal.ts";
import { plansOf } from "../../rules/promise.ts";
import { explainJson } from "../../workspace/json.ts";
import { dossiersToDecide } from "../../workspace/dossiers.ts";
import { planOne } from "../../workspace/plan.ts";
import type { Workspace } from "../../workspace/open.ts";
import { pastDecisions } from "../../workspace/past-decisions.ts";
import { oneDebtor } from "../../workspace/words.ts";
import { explanation } from "../explanation.ts";
import { dayOption } from "../day-option.ts";
import { journalTable } from "../journal.ts";
import { pastDecisionText } from "../past-decision.ts";
import { type AddCommand, type Exit, exits, type Session } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

export const addExplain: AddCommand = (program, voice, run) => {
  program
    .command("explain")
    .argument("<workspace>", voice.t("dossier de l’espace de travail", "folder of the workspace"))
    .argument("<debtor>", voice.t("compte, identifiant ou nom du client", "account, id or name of the debtor"))
    .description(voice.t("Dit pourquoi un client est relancé, ou ne l’est pas.", "Says why a debtor is chased, or is not."))
    .option(
      "--on <day>",
      voice.t(
        "dit ce qui a été décidé ce jour-là, AAAA-MM-JJ, et avec quelles règles",
        "tells what was decided on that day, YYYY-MM-DD, and by which rules",
      ),
    )
    .action((folder: string, name: string, options: { readonly on?: string }, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          const debtor = await oneDebtor(workspace, name);
          if (options.on !== undefined) return explainPast(session, workspace, debtor, options.on);
          const lines = [];
          for await (const facts of dossiersToDecide(workspace, today, debtor.id))
            lines.push(planOne(workspace, dossier(facts, today), today));
          const journal = await readJournal(workspace.store, debtor.id);
          if (session.json) session.io.out(`${JSON.stringify(explainJson(workspace.settings.name, lines, journal), null, 2)}\n`);
          else {
            const nothing = `${debtor.name} (${debtor.reference})${voice.t(" : rien d’ouvert, aucun historique.", ": nothing open, no history.")}`;
            const { segments } = workspace.rulebook;
            const ladderOf = (segment: string) => segments.find(({ name: one }) => one === segment)?.ladder ?? [];
            const told = lines.map((line) =>
              explanation(
                line,
                { ladder: ladderOf(line.decision.segment.name), plans: plansOf(line.dossier, workspace.rulebook.settings) },
                session.voice,
              ),
            );
            const said = journal.length > 0 ? [journalTable(journal.slice(-20), session.voice)] : [];
            session.io.out(`${[...(told.length > 0 ? told : [nothing]), ...said].join("\n\n")}\n`);
          }
          return exits.ok;
        }),
      ),
    );
};

async function explainPast(session: Session, workspace: Workspace, debtor: Debtor, day: string): Promise<Exit> {
  const { io, voice, json } = session;
  const on = dayOption("--on", day);
  const decisions = await pastDecisions(workspace.store, debtor.id, on);
  const { language } = voice;
  if (json) {
    const journal = await readJournal(workspace.store, debtor.id);
    io.out(`${JSON.stringify(explainJson(workspace.settings.name, [], journal, { decisions, language }), null, 2)}\n`);
  } else if (decisions.length > 0) {
    io.out(
      `${voice.paint("bold", debtor.name)} (${debtor.reference})\n${decisions.map((one) => pastDecisionText(one, on, voice)).join("\n\n")}\n`,
    );
  } else {
    io.out(
      `${debtor.name} (${debtor.reference})${voice.t(` : aucune décision jusqu’au ${voice.format.day(on)}.`, `: no decision up to ${voice.format.day(on)}.`)}\n`,
    );
  }
  return decisions.length > 0 ? exits.ok : exits.findings;
}
