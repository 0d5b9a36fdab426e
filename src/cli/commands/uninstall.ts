import { resolve } from "node:path";
import { uninstallFromOdoo } from "../../workspace/odoo-app.ts";
import { administratorOf } from "../administrator.ts";
import { type AddCommand, exits } from "../session.ts";

export const addUninstall: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("uninstall")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .option("--login <login>", t("compte de l’administrateur (avant Odoo 19)", "account of the administrator (before Odoo 19)"), "admin")
    .description(
      t(
        "Retire l’application d’Odoo ; e-mails, notes et activités restent lisibles.",
        "Takes the app out of Odoo; mails, notes and activities stay readable.",
      ),
    )
    .action((folder: string, { login }: { readonly login: string }, command) =>
      run(command, async (session) => {
        const { io, json } = session;
        const report = await uninstallFromOdoo(resolve(io.cwd, folder), io.env, await administratorOf(session, login), io.stop);
        if (json) io.out(`${JSON.stringify(report, null, 2)}\n`);
        else if (report.version === undefined && report.leftovers === 0)
          io.out(`${t("L’application n’est pas dans cet Odoo.", "The app is not in this Odoo.")}\n`);
        else
          io.out(
            `${t(
              "Application retirée d’Odoo : champs, menus, groupes et propositions. Les e-mails, notes et activités restent lisibles. L’utilisateur de Relance reste : archivez-le s’il ne sert plus.",
              "App taken out of Odoo: fields, menus, groups and proposals. Mails, notes and activities stay readable. Relance’s own user stays: archive it if it is of no more use.",
            )}\n`,
          );
        return exits.ok;
      }),
    );
};
