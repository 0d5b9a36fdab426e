import { Option } from "commander";
import { join, relative, resolve } from "node:path";
import { init, type InitSource } from "../../workspace/init.ts";
import { todayIn } from "../../workspace/settings.ts";
import type { Voice } from "../io.ts";
import { showProgress } from "../progress.ts";
import { type AddCommand, exits } from "../session.ts";

export const addInit: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("init")
    .argument("<folder>", t("dossier à créer", "folder to make"))
    .addOption(
      new Option("--source <source>", t("d’où viennent les factures", "where invoices come from"))
        .choices(["fec", "odoo", "pennylane", "memory"])
        .makeOptionMandatory(),
    )
    .option(
      "--fec <file...>",
      t(
        "FEC à copier dans book/ ; le fichier clients en est rempli",
        "FEC files to copy into book/; the customer file is filled from them",
      ),
    )
    .description(t("Crée un espace de travail qui fonctionne tel quel.", "Makes a workspace that runs as it is."))
    .action((folder: string, options: { readonly source: InitSource; readonly fec?: readonly string[] }, command) =>
      run(command, async (session) => {
        const { cwd, stop } = session.io;
        const target = resolve(cwd, folder);
        const books = (options.fec ?? []).map((path) => resolve(cwd, path));
        const files = await showProgress(session, (onProgress) =>
          init(target, {
            source: options.source,
            language: session.voice.language,
            today: session.today ?? todayIn("Europe/Paris"),
            books,
            onProgress,
            signal: stop,
          }),
        );
        if (session.json) session.io.out(`${JSON.stringify({ folder: target, files }, null, 2)}\n`);
        else {
          for (const file of files) session.io.out(`  ${join(relative(cwd, target), file)}\n`);
          session.io.out(`${t("Ensuite :", "Next:")} ${next(folder, options.source, books.length > 0, voice)}\n`);
        }
        return exits.ok;
      }),
    );
};

function next(folder: string, source: InitSource, hasBooks: boolean, { t }: Voice): string {
  if (source === "odoo")
    return t(
      `remplissez odoo: dans ${folder}/relance.yaml, puis relance install ${folder} --bot-login relance@votre-domaine.fr : mettez la clé affichée dans ${folder}/.env`,
      `fill in odoo: in ${folder}/relance.yaml, then relance install ${folder} --bot-login relance@your-domain.example: put the key it shows into ${folder}/.env`,
    );
  if (source === "pennylane")
    return t(
      `donnez le jeton par PENNYLANE_TOKEN, puis relance check ${folder}`,
      `give the token in PENNYLANE_TOKEN, then relance check ${folder}`,
    );
  if (source !== "fec") return `relance check ${folder}`;
  if (hasBooks)
    return t(
      `complétez customers.xlsx (« relance customers check ${folder} » dit pour qui), puis relance check ${folder}`,
      `complete customers.xlsx (“relance customers check ${folder}” says for whom), then relance check ${folder}`,
    );
  return t(
    `déposez le FEC dans ${folder}/book, puis relance customers merge ${folder}`,
    `put the FEC into ${folder}/book, then relance customers merge ${folder}`,
  );
}
