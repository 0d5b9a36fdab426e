import { Option } from "commander";
import { join, relative, resolve } from "node:path";
import { init, type InitSource } from "../../workspace/init.ts";
import { todayIn } from "../../workspace/settings.ts";
import { type AddCommand, exits } from "../session.ts";

export const addInit: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("init")
    .argument("<folder>", t("dossier à créer", "folder to make"))
    .addOption(
      new Option("--source <source>", t("d’où viennent les factures", "where invoices come from"))
        .choices(["fec", "memory"])
        .makeOptionMandatory(),
    )
    .description(t("Crée un espace de travail qui fonctionne tel quel.", "Makes a workspace that runs as it is."))
    .action((folder: string, options: { readonly source: InitSource }, command) =>
      run(command, async (session) => {
        const target = resolve(session.io.cwd, folder);
        const files = await init(target, options.source, session.voice.language, session.today ?? todayIn("Europe/Paris"));
        if (session.json) session.io.out(`${JSON.stringify({ folder: target, files }, null, 2)}\n`);
        else {
          for (const file of files) session.io.out(`  ${join(relative(session.io.cwd, target), file)}\n`);
          session.io.out(`${t("Ensuite :", "Next:")} relance check ${folder}\n`);
        }
        return exits.ok;
      }),
    );
};
