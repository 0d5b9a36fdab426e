import { approve, refuse, type Selection, type Word } from "../../outbox/approve.ts";
import { listOutbox } from "../../outbox/rows.ts";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import { WorkspaceError } from "../../workspace/error.ts";
import { propose } from "../../workspace/propose.ts";
import { oneDebtor } from "../../workspace/words.ts";
import type { Workspace } from "../../workspace/open.ts";
import { type AddCommand, exits, type Session } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

interface Options {
  readonly all?: boolean;
  readonly step?: string;
  readonly key?: readonly string[];
  readonly by?: string;
  readonly note?: string;
}

/** `approve` and `refuse`: today's plan is put into the outbox first, so that what `plan` showed can be answered. */
export const addApprove: AddCommand = (program, voice, run) => {
  const { t } = voice;
  const shared = (name: string, description: string) =>
    program
      .command(name)
      .argument("<workspace>", t("dossier de l’espace de travail", "folder of the workspace"))
      .argument("[debtor]", t("compte, identifiant ou nom du client", "account, id or name of the debtor"))
      .option("--step <step>", t("une étape, pour tous les clients", "one step, for every debtor"))
      .option("--key <key...>", t("les clés données par « plan --json »", "the keys given by “plan --json”"))
      .option("--by <name>", t("qui le dit ; sinon le nom de session", "who says it; else the session’s user"))
      .description(description);
  shared("approve", t("Approuve ce que le plan du jour propose.", "Approves what today’s plan proposes."))
    .option("--all", t("tout ce que le plan propose", "all that the plan proposes"))
    .action((folder: string, name: string | undefined, options: Options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          await propose(workspace, today);
          const by = options.by ?? session.io.env.USER ?? "cli";
          const word = await approve(workspace.store, await selectionOf(workspace, name, options), by, today);
          return tell(
            session,
            word,
            t("approuvés : « relance run » les envoie.", "approved: “relance run” sends them."),
            t("approuvé : « relance run » l’envoie.", "approved: “relance run” sends it."),
          );
        }),
      ),
    );
  shared(
    "refuse",
    t(
      "Refuse ce que le plan propose : il ne reviendra pas pour cette étape.",
      "Refuses what the plan proposes: it will not come back for that step.",
    ),
  )
    .option("--note <text>", t("pourquoi", "why"))
    .action((folder: string, name: string | undefined, options: Options, command) =>
      run(command, (session) =>
        withWorkspace(session, folder, async (workspace, today) => {
          await propose(workspace, today);
          const selection = await selectionOf(workspace, name, options);
          const waiting = await listOutbox(workspace.store, { states: ["waiting"], ...("all" in selection ? {} : selection) });
          const by = options.by ?? session.io.env.USER ?? "cli";
          const word = await refuse(
            workspace.store,
            waiting.map((entry) => entry.key),
            by,
            today,
            options.note,
          );
          return tell(session, word, t("refusés.", "refused."), t("refusé.", "refused."));
        }),
      ),
    );
};

async function selectionOf(workspace: Workspace, name: string | undefined, { all, step, key }: Options): Promise<Selection> {
  if (all) return { all: true };
  if (name === undefined && step === undefined && key === undefined) throw new WorkspaceError("workspace.nothing_selected");
  const debtor = name === undefined ? undefined : (await oneDebtor(workspace, name)).id;
  return { ...(debtor !== undefined && { debtor }), ...(step !== undefined && { step }), ...(key && { keys: key }) };
}

function tell(session: Session, word: Word, many: string, one: string) {
  const { io, voice } = session;
  if (session.json) io.out(`${JSON.stringify(word, null, 2)}\n`);
  else {
    io.out(`${voice.format.count(word.moved.length, one, many)}\n`);
    for (const skipped of word.skipped) io.out(`  ${say(skipped.why, voice.language, ...catalogues)}\n`);
  }
  return word.skipped.length > 0 ? exits.findings : exits.ok;
}
