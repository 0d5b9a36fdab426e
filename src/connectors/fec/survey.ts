import type { AccountTest } from "./accounts.ts";
import { type Lettering, letteringCounter } from "./survey-lettering.ts";
import { type Cutter, cutter, normal, type Separator } from "./survey-cells.ts";
import { lineSurveyor, type LineSurvey, nothingSeen } from "./survey-lines.ts";
import { type Clue, cluesIn } from "./survey-software.ts";
import { basename } from "node:path";
import { ConnectorError } from "../port.ts";
import { isXml, type Text, textsIn } from "./texts.ts";
import { xmlReader } from "./xml.ts";

/** What a text is made of, looked at beside the reading: also of one that cannot be read, as far as it goes. */
export interface FileSurvey extends LineSurvey {
  readonly format: "text" | "xml" | "unknown";
  /** Records, the header not counted. */
  readonly records: number;
  readonly separator: Separator | undefined;
  /** Names of the header as the file spells them. */
  readonly columns: readonly string[];
  readonly regime: Regime | undefined;
  readonly extraColumns: readonly string[];
  readonly amounts: "debit_credit" | "amount_sense" | undefined;
  /** Lines with more or fewer cells than the header. */
  readonly oddLines: number;
  readonly lettering: Lettering;
  readonly clues: ReadonlySet<Clue>;
}

/** The law's own layouts: 18 columns, 21 for farmers and 22 for professions who keep their books by cash. */
export type Regime = "commercial" | "farm_cash" | "profession_cash";

const official = new Set(
  "journalcode journallib ecriturenum ecrituredate comptenum comptelib compauxnum compauxlib pieceref piecedate ecriturelib debit credit montant sens ecriturelet datelet validdate montantdevise idevise daterglt moderglt natop idclient".split(
    " ",
  ),
);
/** Software is guessed on so many lines. */
const sampled = 5000;

export interface SurveyedFile {
  readonly file: string;
  /** The archive that it is in. */
  readonly archive: string | undefined;
  readonly survey: FileSurvey;
}

/** Looks at the texts of a file, as the reading finds them; at the file itself when nobody can tell what is in it. */
export async function surveyFile(path: string, accounts: AccountTest, digits: number, signal?: AbortSignal): Promise<SurveyedFile[]> {
  const surveyed: SurveyedFile[] = [];
  try {
    for (const text of await textsIn(path, signal))
      surveyed.push({ file: text.name, archive: text.archive, survey: await surveyText(text, accounts, digits) });
    return surveyed;
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    return [{ file: basename(path), archive: undefined, survey: { ...surveyor(accounts, digits).found(), format: "unknown" } }];
  }
}

async function surveyText({ name, blocks }: Text, accounts: AccountTest, digits: number): Promise<FileSurvey> {
  const rows = surveyor(accounts, digits);
  let xml: ReturnType<typeof xmlReader> | undefined;
  const bytes = lineSurveyor((line) => {
    if (xml === undefined) rows.row(line);
  });
  try {
    for await (const block of blocks) {
      if (bytes.found.bytes === 0 && isXml(block)) xml = xmlReader(name, (buffer, start, end) => rows.row(buffer.subarray(start, end)));
      bytes.feed(block);
      xml?.feed(block);
    }
  } catch (error) {
    // The reading says it, with its reason.
    if (!(error instanceof ConnectorError)) throw error;
  }
  bytes.end();
  return { ...rows.found(), ...bytes.found, format: xml ? "xml" : "text" };
}

/** Looks at rows, the header first. */
function surveyor(accounts: AccountTest, digits: number) {
  let cut: Cutter | undefined;
  let [records, oddLines] = [0, 0];
  const clues = new Set<Clue>();
  const lettering = letteringCounter(accounts, digits);
  return {
    row(line: Buffer): void {
      if (cut === undefined) {
        cut = cutter(line);
        return;
      }
      records++;
      if (!cut.take(line)) oddLines++;
      lettering.count(cut.line);
      if (records <= sampled) for (const clue of cluesIn(cut.line)) clues.add(clue);
    },
    found(): Omit<FileSurvey, "format"> {
      const columns = cut?.columns ?? [];
      const names = columns.map(normal);
      const has = (...wanted: readonly string[]) => wanted.every((name) => names.includes(name));
      for (const clue of ["datelimitreglmt", "codeetbt"] as const) if (has(clue)) clues.add(clue);
      return {
        ...nothingSeen(),
        records,
        separator: cut?.separator,
        columns,
        regime: regimeOf(has),
        extraColumns: columns.filter((column) => column.trim() !== "" && !official.has(normal(column))),
        amounts: has("debit", "credit") ? "debit_credit" : has("montant", "sens") ? "amount_sense" : undefined,
        oddLines,
        lettering: lettering.found,
        clues,
      };
    },
  };
}

function regimeOf(has: (...wanted: readonly string[]) => boolean): Regime | undefined {
  if (!has("ecrituredate", "comptenum") && !has("ecrituredate", "ecriturelib")) return undefined;
  if (has("idclient")) return "profession_cash";
  return has("daterglt", "moderglt") ? "farm_cash" : "commercial";
}
