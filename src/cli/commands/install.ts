import { resolve } from "node:path";
import { type InstallReport, installInOdoo } from "../../workspace/odoo-app.ts";
import { todayIn } from "../../workspace/settings.ts";
import { administratorOf } from "../administrator.ts";
import type { Voice } from "../io.ts";
import { type AddCommand, exits } from "../session.ts";

interface Options {
  readonly login: string;
  readonly botLogin?: string;
  readonly newKey?: true;
}

export const addInstall: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("install")
    .argument("[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), ".")
    .option("--login <login>", t("compte de l’administrateur (avant Odoo 19)", "account of the administrator (before Odoo 19)"), "admin")
    .option("--bot-login <login>", t("crée ou complète l’utilisateur de Relance", "makes or completes Relance’s own user"))
    .option("--new-key", t("donne une nouvelle clé à cet utilisateur", "gives that user a new key"))
    .description(
      t(
        "Installe ou met à jour l’application dans Odoo ; la clé d’un administrateur (ODOO_ADMIN_KEY) sert une fois.",
        "Installs or upgrades the app in Odoo; an administrator’s key (ODOO_ADMIN_KEY) is used once.",
      ),
    )
    .action((folder: string, { login, botLogin, newKey }: Options, command) =>
      run(command, async (session) => {
        const { io, quiet, json } = session;
        const administrator = await administratorOf(session, login);
        if (!quiet && !json) io.err(`${t("Installation dans Odoo, une dizaine de secondes…", "Installing in Odoo, about ten seconds…")}\n`);
        const bot = botLogin === undefined ? undefined : { login: botLogin, newKey: newKey === true };
        const today = session.today ?? todayIn("Europe/Paris");
        const report = await installInOdoo(resolve(io.cwd, folder), io.env, administrator, { today, ...(bot && { bot }) }, io.stop);
        io.out(json ? `${JSON.stringify(report, null, 2)}\n` : said(report, folder, voice));
        return exits.ok;
      }),
    );
};

function said(report: InstallReport, folder: string, voice: Voice): string {
  const { t } = voice;
  const { url, odoo, before, after, added, removed, mended, wakeUps, bot } = report;
  const lines = [
    `Odoo ${odoo} · ${url}`,
    before === undefined
      ? t(`Application Relance ${after} installée.`, `Relance app ${after} installed.`)
      : before === after
        ? t(`Application Relance ${after} réinstallée.`, `Relance app ${after} installed again.`)
        : t(`Application Relance mise à jour : ${before} → ${after}.`, `Relance app upgraded: ${before} → ${after}.`),
    ...changes("+", added, voice),
    ...changes("–", removed, voice),
    ...mended.map((what) => `  ${mendings(voice)[what]}`),
  ];
  lines.push(wakings(voice)[wakeUps]);
  if (bot) lines.push(...saidBot(bot, voice));
  lines.push(
    t(
      `Ensuite : dans Odoo, Paramètres ▸ Utilisateurs, donnez « Recouvrement / utilisateur » ou « / responsable » à l’équipe ; puis relance check ${folder}`,
      `Next: in Odoo, Settings ▸ Users, give “Collections: user” or “: manager” to the team; then relance check ${folder}`,
    ),
  );
  return `${lines.join("\n")}\n`;
}

function saidBot({ login, made, key, keyUntil }: NonNullable<InstallReport["bot"]>, { t, format }: Voice): readonly string[] {
  const user = made
    ? t(`Utilisateur ${login} créé.`, `User ${login} made.`)
    : t(`Utilisateur ${login} complété.`, `User ${login} completed.`);
  if (key === undefined) return [user];
  const until = keyUntil === undefined ? "" : t(`, valable jusqu’au ${format.day(keyUntil)}`, `, valid until ${format.day(keyUntil)}`);
  return [
    user,
    t(`Sa clé d’API${until}, affichée cette seule fois ; à mettre dans .env :`, `Its API key${until}, shown this once; to put into .env:`),
    `  ODOO_KEY=${key}`,
  ];
}

/** What a finance team would recognise; views and rights are not worth a number. */
function changes(sign: string, counts: Readonly<Record<string, number>>, { t }: Voice): readonly string[] {
  const names: Readonly<Record<string, string>> = {
    "ir.model.fields": t("champs", "fields"),
    "ir.ui.menu": t("menus", "menus"),
    "res.groups": t("groupes", "groups"),
    "mail.activity.type": t("types d’activité", "activity types"),
  };
  const shown = Object.entries(names).flatMap(([model, name]) => (counts[model] === undefined ? [] : [`${counts[model]} ${name}`]));
  return shown.length === 0 ? [] : [`  ${sign} ${shown.join(", ")}`];
}

function wakings({ t }: Voice): Readonly<Record<InstallReport["wakeUps"], string>> {
  return {
    made: t(
      "Trois règles d’automatisation réveillent Relance : factures réglées, réponses du bureau, suspensions et promesses.",
      "Three automation rules wake Relance up: invoices paid, answers at the desk, holds and promises.",
    ),
    none: t(
      "Relance lit Odoo à ses heures. Pour qu’Odoo le réveille, écrivez webhookUrl (adresse du service) et webhookSecret sous « odoo: », puis relancez la commande.",
      "Relance reads Odoo by its schedule. To have Odoo wake it up, write webhookUrl (address of the service) and webhookSecret under “odoo:”, then run this command again.",
    ),
    no_automation: t(
      "Odoo ne peut pas réveiller Relance : il y manque « Règles d’automatisation » (base_automation). Installez-la dans Apps, puis relancez la commande ; d’ici là, Relance lit Odoo à ses heures.",
      "Odoo cannot wake Relance up: “Automation Rules” (base_automation) is missing there. Install it in Apps, then run this command again; until then Relance reads Odoo by its schedule.",
    ),
    no_webhooks: t(
      "Odoo 16 n’a pas de webhooks : Relance le lit à ses heures.",
      "Odoo 16 has no webhooks: Relance reads it by its schedule.",
    ),
  };
}

function mendings({ t }: Voice): Readonly<Record<InstallReport["mended"][number], string>> {
  return {
    to_upgrade: t(
      "Réparé : Odoo la croyait à mettre à jour depuis la mise à jour de ses propres modules, et ralentissait.",
      "Mended: since its own modules were upgraded, Odoo took the app for waiting and had slowed down.",
    ),
    leftovers: t(
      "Réparé : des champs d’une ancienne installation ont été retirés.",
      "Mended: fields of an earlier installation were removed.",
    ),
  };
}
