import { Option } from "commander";
import { type OutboxEntry, listOutbox } from "../../outbox/rows.ts";
import { type Resolution, resolve } from "../../outbox/resolve.ts";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import { type AddCommand, exits } from "../session.ts";
import { table } from "../table.ts";
import { withWorkspace } from "../workspace.ts";

/** The outbox as it stands, and a person's word on what is uncertain or parked. */
export const addOutbox: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("outbox")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .option("--state <state...>", "waiting, approved, sent, uncertain, parked, refused, cancelled")
    .addOption(new Option("--resolve <key>", t("clé d’un envoi incertain ou en souffrance", "key of an uncertain or parked sending")))
    .addOption(
      new Option(
        "--as <word>",
        t("sent : arrivé ; retry : à renvoyer ; cancel : laisser", "sent: it arrived; retry: send it again; cancel: leave it"),
      ).choices(["sent", "retry", "cancel"]),
    )
    .option("--by <name>", t("qui le dit ; sinon le nom de session", "who says it; else the session’s user"))
    .description(t("Montre la boîte d’envoi ; tranche ce qui est incertain.", "Shows the outbox; settles what is uncertain."))
    .action(
      (
        folder: string,
        options: {
          readonly state?: readonly OutboxEntry["state"][];
          readonly resolve?: string;
          readonly as?: Resolution;
          readonly by?: string;
        },
        command,
      ) =>
        run(command, (session) =>
          withWorkspace(session, folder, async ({ store }, today) => {
            const {
              io,
              voice: { language, format },
            } = session;
            if (options.resolve !== undefined) {
              const asked = options.resolve;
              // The table shows the first characters of a key; they are enough when only one begins so.
              const candidates = (await listOutbox(store)).filter((entry) => entry.key.startsWith(asked));
              const key = candidates.length === 1 && candidates[0] ? candidates[0].key : asked;
              const why = await resolve(store, key, options.as ?? "sent", options.by ?? io.env.USER ?? "cli", today);
              if (why) io.err(`${say(why, language, ...catalogues)}\n`);
              return why ? exits.findings : exits.ok;
            }
            const entries = await listOutbox(store, options.state ? { states: options.state } : {});
            if (session.json) io.out(`${JSON.stringify(entries, null, 2)}\n`);
            else if (entries.length === 0) io.out(`${t("Rien.", "Nothing.")}\n`);
            else {
              const rows = entries.map(({ key, state, effect, plannedOn, leftOn, why }) => [
                key.slice(0, 8),
                state,
                effect.kind,
                effect.step,
                `${effect.debtorName} (${effect.debtorReference})`,
                format.money(effect.amount, effect.currency),
                format.day(leftOn ?? plannedOn),
                why ? say(why, language, ...catalogues) : "",
              ]);
              io.out(
                `${table([{ title: t("clé", "key") }, { title: t("état", "state") }, { title: t("sorte", "kind") }, { title: t("étape", "step") }, { title: t("client", "debtor") }, { title: t("montant", "amount"), align: "right" }, { title: t("jour", "day") }, { title: "" }], rows)}\n`,
              );
            }
            return entries.some(({ state }) => state === "uncertain" || state === "parked") ? exits.findings : exits.ok;
          }),
        ),
    );
};
