import { resolve } from "node:path";
import { pullBrake, releaseBrake } from "../../ledger/store/brake.ts";
import { StoreError } from "../../ledger/store/error.ts";
import type { Store } from "../../ledger/store/store.ts";
import { removeStopFile, writeStopFile } from "../../workspace/stop-file.ts";
import { type AddCommand, exits, type Session } from "../session.ts";
import { withWorkspace } from "../workspace.ts";

/** The one switch: `stop` and nothing leaves, from any process, until `resume`. */
export const addBrake: AddCommand = (program, voice, run) => {
  const { t } = voice;
  const folder = t("dossier de l’espace de travail", "folder of the workspace");
  program
    .command("stop")
    .argument("[workspace]", folder, ".")
    .requiredOption("--why <text>", t("pourquoi tout s’arrête", "why everything stops"))
    .option("--by <name>", t("qui le dit ; sinon le nom de session", "who says it; else the session’s user"))
    .description(t("Arrête tout envoi, tout de suite.", "Stops every sending, at once."))
    .action((name: string, options: { readonly why: string; readonly by?: string }, command) =>
      run(command, async (session) => {
        await writeStopFile(resolve(session.io.cwd, name), options.why);
        await inStoreUnlessTaken(session, name, (store) => pullBrake(store, options.by ?? session.io.env.USER ?? "cli", options.why));
        session.io.out(`${t("Arrêté. Rien ne part avant « relance resume ».", "Stopped. Nothing leaves before “relance resume”.")}\n`);
        return exits.ok;
      }),
    );
  program
    .command("resume")
    .argument("[workspace]", folder, ".")
    .description(t("Autorise de nouveau les envois.", "Allows sendings again."))
    .action((name: string, _options, command) =>
      run(command, async (session) => {
        await inStoreUnlessTaken(session, name, releaseBrake);
        await removeStopFile(resolve(session.io.cwd, name));
        session.io.out(`${t("Les envois sont de nouveau permis.", "Sendings are allowed again.")}\n`);
        return exits.ok;
      }),
    );
};

/** A service that holds the embedded store sees the file; a store that several share must get the word itself. */
async function inStoreUnlessTaken(session: Session, name: string, work: (store: Store) => Promise<unknown>): Promise<void> {
  try {
    await withWorkspace(session, name, async ({ store }) => {
      await work(store);
      return exits.ok;
    });
  } catch (error) {
    if (!(error instanceof StoreError && error.code === "store.locked")) throw error;
  }
}
