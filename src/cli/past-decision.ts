import type { Day } from "../ledger/day.ts";
import { sayScorePart } from "../text/score-part.ts";
import type { PastDecision } from "../workspace/past-decisions.ts";
import { becauseRows } from "./because.ts";
import type { Voice } from "./io.ts";

/** A decision of the past as it was kept, and the rule that made it as it was written then. */
export function pastDecisionText({ day, decision, rulebook, files }: PastDecision, on: Day, voice: Voice): string {
  const { t, format, paint, language } = voice;
  const { segment, score, intents, currency } = decision;
  const when =
    day === on
      ? t(`Décidé le ${format.day(day)}`, `Decided on ${format.day(day)}`)
      : t(
          `Décidé le ${format.day(day)}, dernière décision au ${format.day(on)}`,
          `Decided on ${format.day(day)}, the last decision up to ${format.day(on)}`,
        );
  const parts = score.parts.map((part) => `${sayScorePart(part.name, language)} ${part.points}`).join(" + ");
  const rows: readonly (readonly [string, string])[] = [
    [t("profil", "segment"), `${paint("bold", segment.name)}   ${segment.file}:${segment.line} @${segment.version.slice(0, 7)}`],
    ["", segment.because.map(({ fact, value }) => `${fact} = ${String(value)}`).join(" · ")],
    ["score", parts === "" ? String(score.total) : `${score.total} = ${parts}`],
    ...intents.map(
      (intent) =>
        [
          t("action", "action"),
          `${format.day(intent.actOn)}${t(" : ", ": ")}${intent.step} ${format.money(intent.amount, currency)}`,
        ] as const,
    ),
    ...becauseRows(decision, voice),
  ];
  const lines = rows.filter(([, text]) => text !== "").map(([name, text]) => `  ${name.padEnd(10)} ${text}`);
  const rules = files.flatMap(({ name, text }) => [
    "",
    `  ${paint("dim", name)}`,
    ...text
      .trimEnd()
      .split("\n")
      .map((line) => `    ${line}`),
  ]);
  const kept =
    rulebook === undefined
      ? ["", `  ${t("Les règles de ce jour n’ont pas été conservées.", "The rules of that day were not kept.")}`]
      : ["", `  ${t("Règles d’alors", "The rules as they were")} @${rulebook.slice(0, 7)}`, ...rules];
  return [`${paint("bold", when)} · ${currency}`, ...lines, ...kept].join("\n");
}
