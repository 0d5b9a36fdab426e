import type { FecReport, FileReport, Understood } from "../connectors/fec/report.ts";
import { fileFacts, fileName, said } from "../server/pages/fec-words.ts";
import { catalogues } from "../text/all.ts";
import { sayDueSource } from "../text/due-source.ts";
import { sayRole } from "../text/fec-report.ts";
import { say } from "../text/sentences.ts";
import type { Session } from "./session.ts";
import { table } from "./table.ts";

const rowsShown = 20;

/** The report as text: each file, what was understood, the proof, what was assumed, what would be better. */
export function printFecReport(session: Session, report: FecReport, currency: string): void {
  const { io, voice } = session;
  const { t, paint } = voice;
  for (const file of report.files) printFile(session, file);
  if (report.refusal) io.out(`${paint("red", t("Refusé :", "Refused:"))} ${say(report.refusal, voice.language, ...catalogues)}\n`);
  if (!report.understood) return;
  printProof(session, report.understood, currency);
  printDueSources(session, report.understood, currency);
  const { setAside, assumed, advice } = report.understood;
  printList(
    session,
    t("Mis de côté", "Set aside"),
    setAside.slice(0, rowsShown).map((row) => `${row.place}  ${say(row, voice.language, ...catalogues)}`),
    setAside.length - rowsShown,
  );
  printList(session, t("Supposé", "Assumed"), said(assumed, voice));
  printList(session, t("Ce qu’un meilleur export donnerait", "What a better export would give"), said(advice, voice));
}

function printFile({ io, voice }: Session, file: FileReport): void {
  io.out(`${voice.paint("bold", fileName(file))} · ${sayRole(file.role, voice.language)}\n`);
  for (const [name, texts] of fileFacts(file, voice))
    for (const [index, text] of texts.entries()) io.out(`  ${(index === 0 ? name : "").padEnd(10)} ${text}\n`);
  io.out("\n");
}

function printProof({ io, voice }: Session, { total, customers, lastDay, lastMoneyOn, setAside }: Understood, currency: string): void {
  const { t, format, paint } = voice;
  const money = (amount: number) => format.money(amount, currency);
  const wrong = customers.filter((customer) => customer.difference !== 0);
  const difference = total.difference === 0 && wrong.length === 0 ? paint("green", money(0)) : paint("red", money(total.difference));
  io.out(
    `${paint("bold", t("Preuve", "Proof"))} ${t("au", "on")} ${format.day(lastDay)}${t(" : ", ": ")}${money(total.open)} ${t("dus", "open")} − ${money(total.unapplied)} ${t("à rapprocher", "to match")} = ${money(total.open - total.unapplied)}${t(" ; solde clients ", "; receivable balance ")}${money(total.balance)}${t(" ; écart ", "; difference ")}${difference}\n`,
  );
  const exact = customers.length - wrong.length;
  io.out(
    `  ${t(`${format.count(exact, "client juste", "clients justes")} sur ${format.number(customers.length)}`, `${format.number(exact)} of ${format.count(customers.length, "customer", "customers")} exact`)}\n`,
  );
  if (lastMoneyOn) io.out(`  ${t("dernière écriture de banque le", "last bank entry on")} ${format.day(lastMoneyOn)}\n`);
  if (setAside.length > 0)
    io.out(
      `  ${paint("yellow", t("Ce qui est mis de côté n’est ni d’un côté ni de l’autre de cette preuve.", "What is set aside is on neither side of this proof."))}\n`,
    );
  if (wrong.length > 0)
    io.out(
      `${table(
        [
          { title: t("compte", "account") },
          { title: t("nom", "name") },
          { title: t("livre", "book"), align: "right" },
          { title: t("solde", "balance"), align: "right" },
          { title: t("écart", "difference"), align: "right" },
        ],
        wrong
          .toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
          .slice(0, rowsShown)
          .map((one) => [one.reference, one.name, money(one.open - one.unapplied), money(one.balance), money(one.difference)]),
      )}\n`,
    );
  io.out("\n");
}

function printDueSources({ io, voice }: Session, { dueSources }: Understood, currency: string): void {
  const { t, format, paint, language } = voice;
  if (dueSources.length === 0) return;
  io.out(`${paint("bold", t("D’où viennent les échéances", "Where due dates come from"))}\n`);
  const rows = dueSources.map(({ source, items, amount }) => [
    sayDueSource(source, language),
    format.number(items),
    format.money(amount, currency),
  ]);
  io.out(
    `${table([{ title: t("source", "source") }, { title: t("pièces", "items"), align: "right" }, { title: t("reste dû", "open"), align: "right" }], rows)}\n\n`,
  );
}

function printList({ io, voice }: Session, title: string, texts: readonly string[], more = 0): void {
  if (texts.length === 0) return;
  io.out(`${voice.paint("bold", title)}\n`);
  for (const text of texts) io.out(`  - ${text}\n`);
  if (more > 0) io.out(`  … ${voice.format.number(more)}\n`);
  io.out("\n");
}
