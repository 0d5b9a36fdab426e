import type { FecReport, FileReport, Understood } from "../connectors/fec/report.ts";
import { guessSoftware } from "../connectors/fec/survey-software.ts";
import type { Message } from "../ledger/message.ts";
import { catalogues } from "../text/all.ts";
import { sayDueSource } from "../text/due-source.ts";
import { sayClue, sayJournalKind, sayRegime, sayRole } from "../text/fec-report.ts";
import { say } from "../text/sentences.ts";
import type { Voice } from "./io.ts";
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

function printFile({ io, voice }: Session, { file, role, survey, from, to, journals, repaired }: FileReport): void {
  const { t, format, paint, language } = voice;
  const { lettering, columns } = survey;
  const extra =
    survey.regime && survey.extraColumns.length > 0 ? t(", en plus : ", ", beyond the law’s: ") + survey.extraColumns.join(", ") : "";
  const rows: [string, string][] = [
    [
      t("régime", "regime"),
      `${sayRegime(survey.regime, language)}, ${format.count(columns.length, t("colonne", "column"), t("colonnes", "columns"))}${extra}`,
    ],
    [t("octets", "bytes"), [encodingOf(survey, voice), separatorOf(survey, voice), endsOf(survey)].join(" · ")],
  ];
  if (survey.regime !== undefined) {
    const records = Math.max(0, survey.lines - 1);
    const period = from && to ? t(` · du ${format.day(from)} au ${format.day(to)}`, ` · ${format.day(from)} to ${format.day(to)}`) : "";
    rows.push(
      [t("logiciel", "software"), softwareOf(survey, voice)],
      [
        t("lignes", "lines"),
        t(
          `${format.number(records)}, dont ${format.number(lettering.lines)} de comptes clients`,
          `${format.number(records)}, ${format.number(lettering.lines)} of them on customer accounts`,
        ) + period,
      ],
      [t("lettrage", "lettering"), letteringOf(lettering, voice)],
    );
  }
  if (journals.length > 0)
    rows.push([
      t("journaux", "journals"),
      journals.map(({ code, kind, lines }) => `${code} ${sayJournalKind(kind, language)} (${format.number(lines)})`).join(", "),
    ]);
  for (const [index, text] of said(repaired, voice).entries()) rows.push([index === 0 ? t("réparé", "repaired") : "", text]);
  io.out(`${paint("bold", file)} · ${sayRole(role, language)}\n`);
  for (const [name, text] of rows) io.out(`  ${name.padEnd(10)} ${text}\n`);
  io.out("\n");
}

function softwareOf({ clues }: FileReport["survey"], { t, language }: Voice): string {
  const found = guessSoftware(clues);
  if (found === undefined) return t("inconnu, lu d’après son contenu", "unknown, read by its content");
  return `${t("sans doute", "probably")} ${found.name} (${sayClue(found.clue, language)})`;
}

function encodingOf({ letters, byteOrderMark }: FileReport["survey"], { t, format }: Voice): string {
  const names = { utf8: "UTF-8", latin9: "ISO 8859-15", cp1252: "Windows-1252" } as const;
  const found = (Object.keys(names) as (keyof typeof names)[]).filter((name) => letters[name] > 0);
  const mark = byteOrderMark ? " + BOM" : "";
  if (found.length === 0) return `ASCII${mark}`;
  if (found.length === 1) return `${names[found[0] as keyof typeof names]}${mark}`;
  return `${found.map((name) => `${names[name]} ${format.count(letters[name], t("ligne", "line"), t("lignes", "lines"))}`).join(" + ")}${mark}`;
}

function separatorOf({ separator }: FileReport["survey"], { t }: Voice): string {
  if (separator === undefined) return t("séparateur inconnu", "unknown separator");
  return separator === "tab" ? t("tabulation", "tab") : t(`« ${separator} »`, `“${separator}”`);
}

function endsOf({ ends }: FileReport["survey"]): string {
  const names = { LF: "LF", CRLF: "CR LF", CRCRLF: "CR CR LF", CR: "CR" } as const;
  const found = (Object.keys(names) as (keyof typeof names)[]).filter((name) => ends[name] > 0);
  return found.map((name) => names[name]).join(" + ") || "–";
}

function letteringOf({ lines, lettered, undated, groups, settled }: FileReport["survey"]["lettering"], { t, format }: Voice): string {
  if (lines === 0) return t("aucun compte client", "no customer account");
  if (lettered === 0) return t("aucun", "none");
  const percent = (part: number, whole: number) => `${Math.round((100 * part) / whole)}${t(" ", "")}%`;
  const parts = [
    t(`${percent(lettered, lines)} des lignes clients`, `${percent(lettered, lines)} of the customer lines`),
    t(
      `${format.count(groups, "groupe", "groupes")}, dont ${percent(settled, groups)} soldés`,
      `${format.count(groups, "group", "groups")}, ${percent(settled, groups)} of them settled`,
    ),
  ];
  if (undated > 0)
    parts.push(t(`sans DateLet : ${format.count(undated, "ligne", "lignes")}`, `no DateLet on ${format.count(undated, "line", "lines")}`));
  return parts.join(" · ");
}

function printProof({ io, voice }: Session, { total, customers, lastDay, setAside }: Understood, currency: string): void {
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

function said(messages: readonly Message[], { language }: Voice): readonly string[] {
  return messages.map((message) => say(message, language, ...catalogues));
}
