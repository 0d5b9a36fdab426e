import type { AccountTest } from "./accounts.ts";
import { type Lettering, letteringCounter } from "./survey-lettering.ts";
import { type Cutter, cutter, normal, type Separator } from "./survey-cells.ts";
import { lineSurveyor, type LineSurvey } from "./survey-lines.ts";
import { type Clue, cluesIn } from "./survey-software.ts";
import { readBlocks } from "./read.ts";

/** What a file is made of, looked at beside the reading: also of a file that cannot be read. */
export interface FileSurvey extends LineSurvey {
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

/** @throws ConnectorError when the file cannot be opened */
export async function surveyFile(path: string, accounts: AccountTest, digits: number, signal?: AbortSignal): Promise<FileSurvey> {
  let cut: Cutter | undefined;
  let oddLines = 0;
  const clues = new Set<Clue>();
  const lettering = letteringCounter(accounts, digits);
  const surveyor = lineSurveyor((line, number) => {
    if (cut === undefined) {
      cut = cutter(line);
      return;
    }
    if (!cut.take(line)) oddLines++;
    lettering.count(cut.line);
    if (number <= sampled) for (const clue of cluesIn(cut.line)) clues.add(clue);
  });
  for await (const block of readBlocks(path, signal)) surveyor.feed(block);
  surveyor.end();
  const columns = cut?.columns ?? [];
  const names = columns.map(normal);
  const has = (...wanted: readonly string[]) => wanted.every((name) => names.includes(name));
  for (const clue of ["datelimitreglmt", "codeetbt"] as const) if (has(clue)) clues.add(clue);
  return {
    ...surveyor.found,
    separator: cut?.separator,
    columns,
    regime: regimeOf(has),
    extraColumns: columns.filter((column) => column.trim() !== "" && !official.has(normal(column))),
    amounts: has("debit", "credit") ? "debit_credit" : has("montant", "sens") ? "amount_sense" : undefined,
    oddLines,
    lettering: lettering.found,
    clues,
  };
}

function regimeOf(has: (...wanted: readonly string[]) => boolean): Regime | undefined {
  if (!has("ecrituredate", "comptenum") && !has("ecrituredate", "ecriturelib")) return undefined;
  if (has("idclient")) return "profession_cash";
  return has("daterglt", "moderglt") ? "farm_cash" : "commercial";
}
