import { type Dossier, daysLate } from "../ledger/dossier.ts";
import type { Intent } from "../rules/decision.ts";
import type { LadderStep } from "../rules/rulebook.ts";
import type { PlanTerms } from "../ledger/plan-terms.ts";
import { sayPlan } from "../text/plan.ts";
import { sayDueSource } from "../text/due-source.ts";
import { lawSentences } from "../text/law.ts";
import { sayScorePart } from "../text/score-part.ts";
import { say } from "../text/sentences.ts";
import { claimValues } from "../templates/claims.ts";
import { sayWarning } from "../text/warnings.ts";
import type { PlanLine } from "../workspace/plan.ts";
import { becauseRows } from "./because.ts";
import type { Voice } from "./io.ts";
import { table } from "./table.ts";

/**
 * A decision as an accountant reads it: who, which rule, what it is made of, what comes next, why, when to look again, and
 * the invoices. `ladder` is that of the debtor's segment, `plans` are those that run or were broken.
 */
export function explanation(
  line: PlanLine,
  { ladder, plans }: { readonly ladder: readonly LadderStep[]; readonly plans: readonly PlanTerms[] },
  voice: Voice,
): string {
  const { t, format } = voice;
  const { decision } = line;
  const { lastContact } = line.dossier.figures;
  const rows: readonly (readonly [string, string])[] = [
    ...segmentRows(line, voice),
    ["score", scoreText(line, voice)],
    ...decision.warnings.map(
      (warning, at) => [at === 0 ? t("à savoir", "warnings") : "", sayWarning(warning, decision.currency, voice.language)] as const,
    ),
    ...(ladder.length > 0 ? [[t("scénario", "ladder"), ladderText(line, ladder, voice)] as const] : []),
    ...decision.intents.flatMap((intent) => intentRows(intent, line, voice)),
    ...becauseRows(decision, voice),
    ...plans.flatMap((plan) => planRows(plan, line, voice)),
    ...(lastContact ? [["contact", `${format.day(lastContact.on)}, ${lastContact.step}`] as const] : []),
    ...(decision.reviewOn ? [[t("revoir", "review"), format.day(decision.reviewOn)] as const] : []),
  ];
  return [titleOf(line, voice), ...rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}`), "", itemsTable(line, voice)].join("\n");
}

function titleOf({ dossier: { debtor, figures, currency } }: PlanLine, { t, format, paint }: Voice): string {
  const [overdue, exposure] = [format.money(figures.overdue, currency), format.money(figures.exposure, currency)];
  const amounts = t(`${overdue} en retard sur ${exposure} d’encours`, `${overdue} overdue of ${exposure} outstanding`);
  return `${paint("bold", debtor.name)} (${debtor.reference}) · ${amounts}`;
}

function segmentRows({ decision: { segment } }: PlanLine, voice: Voice): readonly (readonly [string, string])[] {
  const place = voice.paint("dim", `${segment.file}:${segment.line} @${segment.version.slice(0, 7)}`);
  const facts = segment.because.map(({ fact, value }) => `${fact} = ${sayValue(value, voice)}`);
  return [
    [voice.t("profil", "segment"), `${voice.paint("bold", segment.name)}   ${place}`],
    ...(facts.length > 0 ? [["", facts.join(" · ")] as const] : []),
    ...(segment.staysUntil
      ? [["", voice.t("y reste jusqu’au", "stays there until") + ` ${voice.format.day(segment.staysUntil)}`] as const]
      : []),
  ];
}

function scoreText({ decision: { score, priority } }: PlanLine, { language, t }: Voice): string {
  const parts = score.parts.map((part) => `${sayScorePart(part.name, language)} ${part.points}`);
  const sum = parts.length > 0 ? `${score.total} = ${parts.join(" + ")}` : String(score.total);
  return `${sum} · ${t(`priorité ${priority} sur 5`, `priority ${priority} of 5`)}`;
}

/** `courtesy J+5 → [firm J+15] → last J+30`: where the debtor stands, and what comes after. */
function ladderText({ decision }: PlanLine, ladder: readonly LadderStep[], { t, paint }: Voice): string {
  const due = decision.intents.map(({ step }) => step).filter((step) => ladder.some((one) => one.step === step));
  const current = due.length > 0 ? due : [decision.reason.params.step];
  return ladder
    .map(({ step, at }) => {
      const text = `${step} ${t("J", "D")}${at < 0 ? at : `+${at}`}`;
      return current.includes(step) ? paint("bold", `[${text}]`) : text;
    })
    .join(" → ");
}

function claimRows({ claims }: Intent, of: Dossier, voice: Voice): readonly (readonly [string, string])[] {
  const rows = claimValues(claims, of, voice.language).flatMap(({ label, amount, details }) => [
    `${voice.t("avec", "with")} ${voice.format.money(amount, "EUR")} · ${label}`,
    ...details.map((detail) => `  ${detail}`),
  ]);
  const refused = (claims?.refused ?? []).map((message) => say(message, voice.language, lawSentences));
  return [...rows, ...refused].map((text) => ["", text]);
}

function intentRows(intent: Intent, { dossier: of }: PlanLine, voice: Voice): readonly (readonly [string, string])[] {
  const { t, format } = voice;
  const kinds = { email: "e-mail", task: t("tâche", "task"), letter: t("courrier", "letter"), note: "note" };
  const items = intent.items.map((item) => {
    const number = of.items.find((one) => one.id === item.id)?.number ?? item.id;
    return `${number} (${format.money(item.amount, of.currency)}, ${format.count(item.daysLate, t("jour", "day"), t("jours", "days"))})`;
  });
  const what = t(`${kinds[intent.do]} « ${intent.step} »`, `${kinds[intent.do]} “${intent.step}”`);
  const text = `${format.longDay(intent.actOn)}${t(" :", ":")} ${what} ${format.money(intent.amount, of.currency)}`;
  const rows = [
    [t("suite", "next"), [text, ...(items.length > 0 ? [items.join(", ")] : [])].join(" · ")] as const,
    ...claimRows(intent, of, voice),
  ];
  return intent.approval === "always" ? [...rows, ["", t("attend l’accord d’une personne", "waits for a person’s approval")]] : rows;
}

function planRows(plan: PlanTerms, { dossier: of }: PlanLine, { t, language }: Voice): readonly (readonly [string, string])[] {
  return sayPlan(plan, of.currency, language).map((text, at) => [at === 0 ? t("échéancier", "plan") : "", text]);
}

function itemsTable({ dossier: of }: PlanLine, voice: Voice): string {
  const { t, format } = voice;
  const money = (amount: number) => format.money(amount, of.currency);
  const items = of.items.map((item) => {
    const late = daysLate(item, of.today);
    return [
      item.number,
      format.day(item.issuedOn),
      format.day(item.dueOn),
      sayDueSource(item.dueFrom, voice.language),
      late > 0 ? String(late) : "",
      money(item.open),
    ];
  });
  const credits = of.credits.map((credit) => [
    credit.number ?? credit.label ?? credit.what,
    format.day(credit.on),
    "",
    t("à rapprocher", "to match"),
    "",
    money(-credit.open),
  ]);
  const lines = (of.bankLines ?? []).map(({ line }) => [
    line.label,
    format.day(line.on),
    "",
    t(`peut-être de ce client, ${line.account}`, `may be this customer’s, ${line.account}`),
    "",
    `(${money(line.amount)})`,
  ]);
  return table(
    [
      { title: t("pièce", "document") },
      { title: t("du", "date") },
      { title: t("échéance", "due") },
      { title: t("d’où vient l’échéance", "due date from") },
      { title: t("retard", "late"), align: "right" },
      { title: t("reste dû", "open"), align: "right" },
    ],
    [...items, ...credits, ...lines],
  );
}

function sayValue(value: string | number | boolean, voice: Voice): string {
  return typeof value === "number" ? voice.format.number(value) : String(value);
}
