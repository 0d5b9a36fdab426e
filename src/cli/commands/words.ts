import type { Command } from "commander";
import { WorkspaceError } from "../../workspace/error.ts";
import { signalJson } from "../../workspace/json.ts";
import { oneDebtor, sayWord, type Word } from "../../workspace/words.ts";
import type { Voice } from "../io.ts";
import { dayOption } from "../day-option.ts";
import { type AddCommand, exits, type Run } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

/** `hold`, `promise`, `dispute`, `release`: what a person says of a debtor, for hosts that have no place for it. */
export const addWords: AddCommand = (program, voice, run) => {
  const { t } = voice;
  word(program, "hold", t("Suspend les relances d’un client jusqu’à un jour.", "Holds a debtor’s reminders until a day."), voice)
    .requiredOption("--until <day>", t("dernier jour de la suspension, AAAA-MM-JJ", "last day of the hold, YYYY-MM-DD"))
    .action(say(run, (options) => ({ what: "hold", until: dayOption("--until", options.until) })));
  word(program, "promise", t("Note une promesse de règlement.", "Notes a promise to pay."), voice)
    .requiredOption("--on <day>", t("jour promis, AAAA-MM-JJ", "promised day, YYYY-MM-DD"))
    .option("--amount <amount>", t("montant promis ; sans lui, tout ce qui est dû", "promised amount; without it, all that is due"))
    .action(
      say(run, (options) => ({ what: "promise", payOn: dayOption("--on", options.on), ...(options.amount && { amount: options.amount }) })),
    );
  word(
    program,
    "dispute",
    t("Note un litige : ce qui est contesté n’est plus réclamé.", "Notes a dispute: what is disputed is no longer asked for."),
    voice,
  )
    .option(
      "--invoice <number...>",
      t("factures contestées ; sans elles, tout le compte", "disputed invoices; without them, the whole account"),
    )
    .option("--amount <amount>", t("part contestée ; sans elle, le tout", "disputed part; without it, all of it"))
    .option("--reason <name>", t("motif, comme dans « disputes » de rules/_common.yaml", "reason, as in “disputes” of rules/_common.yaml"))
    .action(
      say(run, (options) => ({
        what: "dispute",
        items: options.invoice ?? [],
        ...(options.amount && { amount: options.amount }),
        ...(options.reason && { reason: options.reason }),
      })),
    );
  word(
    program,
    "release",
    t(
      "Met fin à une suspension, une promesse, un litige ou une réponse en attente.",
      "Ends a hold, a promise, a dispute or an unanswered reply.",
    ),
    voice,
  )
    .requiredOption("--of <what>", "hold, promise, plan, dispute, reply")
    .action(say(run, (options) => ({ what: "release", of: releaseOption(options.of) })));
};

interface Options {
  readonly until?: string;
  readonly on?: string;
  readonly of?: string;
  readonly amount?: string;
  readonly reason?: string;
  readonly invoice?: readonly string[];
  readonly note?: string;
  readonly by?: string;
}

function word(program: Command, name: string, description: string, { t }: Voice): Command {
  return program
    .command(name)
    .argument("<workspace>", t("dossier de l’espace de travail", "folder of the workspace"))
    .argument("<debtor>", t("compte, identifiant ou nom du client", "account, id or name of the debtor"))
    .description(description)
    .option("--note <text>", t("pourquoi, en quelques mots factuels", "why, in a few factual words"))
    .option("--by <name>", t("qui le dit ; sinon le nom de session", "who says it; else the session’s user"));
}

function say(run: Run, wordOf: (options: Options) => Word) {
  return (folder: string, name: string, options: Options, command: Command) =>
    run(command, (session) => {
      const asked = wordOf(options);
      return withWorkspace(session, folder, async (workspace, today) => {
        const debtor = await oneDebtor(workspace, name);
        const by = options.by ?? session.io.env.USER ?? "cli";
        const signal = await sayWord(
          workspace,
          debtor,
          { word: asked, by, ...(options.note !== undefined && { note: options.note }) },
          today,
        );
        const { t } = session.voice;
        if (session.json) session.io.out(`${JSON.stringify(signalJson(signal), null, 2)}\n`);
        else
          session.io.out(
            `${t("Noté", "Noted")}${t(" : ", ": ")}${debtor.name} (${debtor.reference}), ${asked.what}. ${t("« relance explain » dit ce que cela change.", "“relance explain” tells what it changes.")}\n`,
          );
        return exits.ok;
      });
    });
}

function releaseOption(value: string | undefined): "hold" | "promise" | "plan" | "dispute" | "reply" {
  const found = (["hold", "promise", "plan", "dispute", "reply"] as const).find((one) => one === value);
  if (!found) throw new WorkspaceError("workspace.bad_release", { value: value ?? "" });
  return found;
}
