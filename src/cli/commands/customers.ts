import { resolve } from "node:path";
import { type CustomerGap, isUnreachable, type Missing } from "../../connectors/fec/customer-gaps.ts";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import { checkCustomers, type CustomersChecked, mergeCustomerFiles, type MergeReport } from "../../workspace/customers.ts";
import { customersCheckJson, customersMergeJson } from "../../workspace/customers-json.ts";
import { readFecWorkspace } from "../../workspace/fec-workspace.ts";
import { todayIn } from "../../workspace/settings.ts";
import { showProgress } from "../progress.ts";
import { type AddCommand, exits, type Session } from "../session.ts";
import { table } from "../table.ts";

const rowsShown = 30;

/** `customers merge` and `customers check`: the file that says what a FEC does not. */
export const addCustomers: AddCommand = (program, voice, run) => {
  const { t } = voice;
  const workspace = ["[workspace]", t("dossier de l’espace de travail", "folder of the workspace"), "."] as const;
  const customers = program
    .command("customers")
    .description(t("Fichier clients : remplissage, vérification.", "Customer file: filling, checking."));
  customers
    .command("merge")
    .argument(...workspace)
    .description(
      t(
        "Remplit le fichier clients d’après le FEC ; ce qui est saisi reste.",
        "Fills the customer file from the FEC; what was typed stays.",
      ),
    )
    .action((folder: string, _options, command) =>
      run(command, async (session) => {
        const { settings, fec } = await readFecWorkspace(resolve(session.io.cwd, folder), session.io.env);
        const today = session.today ?? todayIn(settings.timezone);
        const report = await showProgress(session, (onProgress) =>
          mergeCustomerFiles(fec, { language: settings.language, today, onProgress, signal: session.io.stop }),
        );
        if (session.json) session.io.out(`${JSON.stringify(customersMergeJson(settings.name, report), null, 2)}\n`);
        else printMerge(session, report);
        return exits.ok;
      }),
    );
  customers
    .command("check")
    .argument(...workspace)
    .description(
      t("Dit ce qui manque, pour quels clients, le plus pressant d’abord.", "Says what is missing, for whom, the most pressing first."),
    )
    .action((folder: string, _options, command) =>
      run(command, async (session) => {
        const { settings, fec } = await readFecWorkspace(resolve(session.io.cwd, folder), session.io.env);
        const today = session.today ?? todayIn(settings.timezone);
        const checked = await showProgress(session, (onProgress) => checkCustomers(fec, today, { onProgress, signal: session.io.stop }));
        if (session.json) session.io.out(`${JSON.stringify(customersCheckJson(settings.name, fec.currency, checked), null, 2)}\n`);
        else printCheck(session, checked, fec.currency, folder);
        return checked.gaps.length > 0 || checked.setAside.length > 0 ? exits.findings : exits.ok;
      }),
    );
};

function printMerge({ io, voice: { t, format } }: Session, report: MergeReport): void {
  const count = format.count(report.added.length, t("client ajouté", "customer added"), t("clients ajoutés", "customers added"));
  for (const path of report.written) io.out(`  ${path}\n`);
  io.out(
    report.written.length === 0
      ? `${t("Rien à changer : le fichier clients est à jour.", "Nothing to change: the customer file is up to date.")}\n`
      : `${count}, ${format.count(report.rows, t("ligne en tout", "row in all"), t("lignes en tout", "rows in all"))}.\n`,
  );
  if (report.strangers > 0)
    io.out(
      `${format.count(report.strangers, t("ligne sans compte au grand livre, conservée", "row without an account in the books, kept"), t("lignes sans compte au grand livre, conservées", "rows without an account in the books, kept"))}.\n`,
    );
  if (report.toName !== undefined)
    io.out(
      `${t(`Ajoutez « customers: ${report.toName} » sous « fec: » dans relance.yaml pour qu’il soit lu.`, `Add “customers: ${report.toName}” under “fec:” in relance.yaml to have it read.`)}\n`,
    );
}

function printCheck({ io, voice }: Session, checked: CustomersChecked, currency: string, folder: string): void {
  const { t, format, paint, language } = voice;
  const { gaps } = checked;
  const money = (amount: number) => format.money(amount, currency);
  for (const row of checked.setAside) io.out(`${paint("yellow", "!")} ${row.place}  ${say(row, language, ...catalogues)}\n`);
  if (checked.typedInCopy !== undefined)
    io.out(
      `${paint("yellow", "!")} ${t(`${checked.typedInCopy} a été modifié, mais n’est pas le fichier lu : « relance customers merge ${folder} » reprend la saisie.`, `${checked.typedInCopy} was changed, but is not the file read: “relance customers merge ${folder}” brings it in.`)}\n`,
    );
  if (gaps.length === 0) {
    io.out(
      `${t("Il ne manque rien pour les clients qui doivent quelque chose.", "Nothing is missing for the customers who owe something.")}\n`,
    );
    return;
  }
  const missing: Readonly<Record<Missing, string>> = { email: "e-mail", nature: "nature", terms: t("délai de règlement", "terms") };
  io.out(
    `${table(
      [
        { title: t("compte", "account") },
        { title: t("nom", "name") },
        { title: t("en retard", "overdue"), align: "right" },
        { title: t("solde", "balance"), align: "right" },
        { title: t("il manque", "missing") },
      ],
      gaps
        .slice(0, rowsShown)
        .map((gap) => [gap.reference, gap.name, money(gap.overdue), money(gap.balance), gap.missing.map((one) => missing[one]).join(", ")]),
    )}\n`,
  );
  if (gaps.length > rowsShown)
    io.out(`  … ${format.number(gaps.length - rowsShown)} ${t("autres ; --json les donne tous", "more; --json gives them all")}\n`);
  const unreachable = gaps.filter(isUnreachable);
  if (unreachable.length > 0)
    io.out(
      `\n${paint("bold", format.count(unreachable.length, t("client en retard sans e-mail", "overdue customer without an e-mail address"), t("clients en retard sans e-mail", "overdue customers without an e-mail address")))}${t(" : ", ": ")}${money(sum(unreachable))} ${t("sur", "of")} ${money(checked.overdue)} ${t("en retard", "overdue")}.\n`,
    );
}

function sum(gaps: readonly CustomerGap[]): number {
  return gaps.reduce((total, gap) => total + gap.overdue, 0);
}
