import { z } from "zod";
import type { FecReport, FileReport } from "../connectors/fec/report.ts";
import { guessSoftware } from "../connectors/fec/survey-software.ts";

const amount = z.int().describe("Minor units of the currency.");
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const message = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

const FileJson = z.strictObject({
  file: z.string(),
  archive: z.string().nullable().describe("The archive that the file is in."),
  format: z.enum(["text", "xml", "unknown"]).describe("Unknown when it cannot be opened or unpacked."),
  role: z.enum(["read", "copy", "superseded", "refused"]),
  bytes: z.int(),
  lines: z.int().describe("Records, without the header."),
  regime: z.enum(["commercial", "farm_cash", "profession_cash"]).nullable(),
  columns: z.array(z.string()),
  extraColumns: z.array(z.string()),
  amounts: z.enum(["debit_credit", "amount_sense"]).nullable(),
  separator: z.enum(["tab", "|", ";", ","]).nullable(),
  encoding: z
    .strictObject({ byteOrderMark: z.boolean(), utf8: z.int(), latin9: z.int(), cp1252: z.int() })
    .describe("Lines with letters beyond ASCII."),
  lineEnds: z.strictObject({ LF: z.int(), CRLF: z.int(), CRCRLF: z.int(), CR: z.int(), none: z.int() }),
  software: z.strictObject({ name: z.string(), clue: z.string() }).nullable().describe("Guessed."),
  from: day.nullable(),
  to: day.nullable(),
  closing: day.nullable().describe("Closing day in the file's name."),
  lettering: z.strictObject({
    lines: z.int().describe("Lines of customer accounts."),
    lettered: z.int(),
    undated: z.int().describe("Lettered lines without a date of lettering."),
    groups: z.int(),
    settled: z.int().describe("Groups that come to zero inside the file."),
  }),
  journals: z.array(
    z.strictObject({ code: z.string(), name: z.string(), kind: z.enum(["sales", "mixed", "bank", "opening", "other"]), lines: z.int() }),
  ),
  repaired: z.array(message),
});

/** What `relance fec report --json` answers. */
export const FecReportJson = z.strictObject({
  workspace: z.string(),
  currency: z.string(),
  files: z.array(FileJson),
  refusal: message.nullable().describe("Why the books could not be read; understood is then null."),
  understood: z
    .strictObject({
      lastDay: day,
      lastBankEntryOn: day.nullable(),
      proof: z.strictObject({ open: amount, unapplied: amount, balance: amount, difference: amount }),
      customers: z.array(
        z.strictObject({ reference: z.string(), name: z.string(), open: amount, unapplied: amount, balance: amount, difference: amount }),
      ),
      dueSources: z.array(
        z.strictObject({ source: z.enum(["host", "label", "terms", "company_default", "legal_default"]), items: z.int(), amount }),
      ),
      setAside: z.array(message.extend({ place: z.string() })),
      assumed: z.array(message),
      advice: z.array(message),
    })
    .nullable(),
});

export function fecReportJson(
  workspace: string,
  currency: string,
  { files, refusal, understood }: FecReport,
): z.infer<typeof FecReportJson> {
  return {
    workspace,
    currency,
    files: files.map(fileJson),
    refusal: refusal ? plain(refusal) : null,
    understood: understood
      ? {
          lastDay: understood.lastDay,
          lastBankEntryOn: understood.lastMoneyOn ?? null,
          proof: understood.total,
          customers: [...understood.customers],
          dueSources: [...understood.dueSources],
          setAside: understood.setAside.map(({ place, ...of }) => ({ place, ...plain(of) })),
          assumed: understood.assumed.map(plain),
          advice: understood.advice.map(plain),
        }
      : null,
  };
}

function fileJson({ survey, archive, from, to, closing, journals, repaired, ...file }: FileReport): z.infer<typeof FileJson> {
  return {
    ...file,
    bytes: survey.bytes,
    archive: archive ?? null,
    format: survey.format,
    lines: survey.records,
    regime: survey.regime ?? null,
    columns: [...survey.columns],
    extraColumns: [...survey.extraColumns],
    amounts: survey.amounts ?? null,
    separator: survey.separator ?? null,
    encoding: { byteOrderMark: survey.byteOrderMark, ...survey.letters },
    lineEnds: survey.ends,
    software: guessSoftware(survey.clues) ?? null,
    from: from ?? null,
    to: to ?? null,
    closing: closing ?? null,
    lettering: { ...survey.lettering },
    journals: [...journals],
    repaired: repaired.map(plain),
  };
}

function plain({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }) {
  return { code, params: { ...params } };
}
