import { daysLate } from "../ledger/dossier.ts";
import { sayDueSource } from "../text/due-source.ts";
import { sayReason } from "../text/reasons.ts";
import { sayScorePart } from "../text/score-part.ts";
import type { PlanLine } from "../workspace/plan.ts";
import type { Voice } from "./io.ts";
import { table } from "./table.ts";

/** A decision as an accountant reads it: who, which rule, what it is made of, what comes next, why, when to look again. */
export function explanation(line: PlanLine, voice: Voice): string {
  const { dossier: of, decision } = line;
  const { t, format, paint } = voice;
  const money = (amount: number) => format.money(amount, of.currency);
  const rows: [string, string][] = [];
  const { segment, score } = decision;
  rows.push([
    t("profil", "segment"),
    `${paint("bold", segment.name)}   ${paint("dim", `${segment.file}:${segment.line} @${segment.version.slice(0, 7)}`)}`,
  ]);
  if (segment.because.length > 0)
    rows.push(["", segment.because.map(({ fact, value }) => `${fact} = ${sayValue(value, voice)}`).join(" · ")]);
  rows.push([
    "score",
    `${score.total}${score.parts.length > 0 ? ` = ${score.parts.map((part) => `${sayScorePart(part.name, voice.language)} ${part.points}`).join(" + ")}` : ""}`,
  ]);
  for (const intent of decision.intents) {
    const items = intent.items.map((item) => {
      const open = of.items.find((one) => one.id === item.id);
      return `${open?.number ?? item.id} (${money(item.amount)}, ${format.count(item.daysLate, t("jour", "day"), t("jours", "days"))})`;
    });
    rows.push([
      t("suite", "next"),
      `${format.longDay(intent.actOn)}${t(" :", ":")} ${intent.do} « ${intent.step} » ${money(intent.amount)}${items.length > 0 ? ` · ${items.join(", ")}` : ""}`,
    ]);
    if (intent.approval === "always") rows.push(["", t("attend l’accord d’une personne", "waits for a person’s approval")]);
  }
  rows.push([t("parce que", "because"), sayReason(decision, voice.language)]);
  if (of.figures.lastContact)
    rows.push([t("contact", "contact"), `${format.day(of.figures.lastContact.on)}, ${of.figures.lastContact.step}`]);
  if (decision.reviewOn) rows.push([t("revoir", "review"), format.day(decision.reviewOn)]);
  const title = `${paint("bold", of.debtor.name)} (${of.debtor.reference}) · ${t(`${money(of.figures.overdue)} en retard sur ${money(of.figures.exposure)} d’encours`, `${money(of.figures.overdue)} overdue of ${money(of.figures.exposure)} outstanding`)}`;
  return [title, ...rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}`), "", itemsTable(line, voice)].join("\n");
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
  return table(
    [
      { title: t("pièce", "document") },
      { title: t("du", "date") },
      { title: t("échéance", "due") },
      { title: t("d’où vient l’échéance", "due date from") },
      { title: t("retard", "late"), align: "right" },
      { title: t("reste dû", "open"), align: "right" },
    ],
    [...items, ...credits],
  );
}

function sayValue(value: string | number | boolean, voice: Voice): string {
  return typeof value === "number" ? voice.format.number(value) : String(value);
}
