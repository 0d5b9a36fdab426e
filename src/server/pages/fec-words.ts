import type { FileReport } from "../../connectors/fec/report.ts";
import { guessSoftware } from "../../connectors/fec/survey-software.ts";
import type { Message } from "../../ledger/message.ts";
import { catalogues } from "../../text/all.ts";
import { sayClue, sayJournalKind, sayRegime } from "../../text/fec-report.ts";
import { say } from "../../text/sentences.ts";
import type { Voice } from "./voice.ts";

/** What a file is, fact by fact, for the page and for the terminal. Several texts of one fact stand below each other. */
export type FileFact = readonly [name: string, texts: readonly string[]];

export function fileFacts({ survey, from, to, journals, repaired }: FileReport, voice: Voice): readonly FileFact[] {
  const { t, format, language } = voice;
  const { lettering, columns } = survey;
  if (survey.format === "unknown") return [];
  const extra =
    survey.regime && survey.extraColumns.length > 0 ? t(", en plus : ", ", beyond the law’s: ") + survey.extraColumns.join(", ") : "";
  const facts: FileFact[] = [
    [
      t("régime", "regime"),
      [`${sayRegime(survey.regime, language)}, ${format.count(columns.length, t("colonne", "column"), t("colonnes", "columns"))}${extra}`],
    ],
    [t("encodage", "encoding"), [[encodingOf(survey, voice), ...layoutOf(survey, voice)].join(" · ")]],
  ];
  if (survey.regime !== undefined) {
    const period = from && to ? t(` · du ${format.day(from)} au ${format.day(to)}`, ` · ${format.day(from)} to ${format.day(to)}`) : "";
    const lines = t(
      `${format.number(survey.records)}, dont ${format.number(lettering.lines)} de comptes clients`,
      `${format.number(survey.records)}, ${format.number(lettering.lines)} of them on customer accounts`,
    );
    facts.push(
      [t("logiciel", "software"), [softwareOf(survey, voice)]],
      [t("lignes", "lines"), [lines + period]],
      [t("lettrage", "lettering"), [letteringOf(lettering, voice)]],
    );
  }
  if (journals.length > 0) {
    const all = journals.map(({ code, kind, lines }) => `${code} ${sayJournalKind(kind, language)} (${format.number(lines)})`);
    facts.push([t("journaux", "journals"), [all.join(", ")]]);
  }
  if (repaired.length > 0) facts.push([t("réparé", "repaired"), said(repaired, voice)]);
  return facts;
}

/** `FEC20261231.txt`, with the archive that it is in. */
export function fileName({ file, archive }: FileReport): string {
  return archive === undefined ? file : `${archive} › ${file}`;
}

export function said(messages: readonly Message[], { language }: Voice): readonly string[] {
  return messages.map((message) => say(message, language, ...catalogues));
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

function layoutOf({ format, separator, ends }: FileReport["survey"], { t }: Voice): readonly string[] {
  if (format === "xml") return ["XML"];
  const names = { LF: "LF", CRLF: "CR LF", CRCRLF: "CR CR LF", CR: "CR" } as const;
  const found = (Object.keys(names) as (keyof typeof names)[]).filter((name) => ends[name] > 0);
  return [separatorName(separator, t), found.map((name) => names[name]).join(" + ") || "–"];
}

function separatorName(separator: FileReport["survey"]["separator"], t: Voice["t"]): string {
  if (separator === undefined) return t("séparateur inconnu", "unknown separator");
  return separator === "tab" ? t("tabulation", "tab") : t(`« ${separator} »`, `“${separator}”`);
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
