import { factsByName } from "../rules/facts.ts";
import { happenings } from "../rules/reactions.ts";
import { happeningOf } from "../text/happenings.ts";
import type { LadderStep, SegmentRule } from "../rules/rulebook.ts";
import { sayClauses } from "../text/rules-clauses.ts";
import { nameFact, sayFact } from "../text/rules-facts.ts";
import type { ExplainedSegment } from "../workspace/rules-explain.ts";
import type { Voice } from "./io.ts";

type Row = readonly [title: string, text: string];

/** A segment as one would tell it: who is in it, what happens to them, within which limits, and who wrote what. */
export function segmentInWords({ rule, clause, before }: ExplainedSegment, voice: Voice): string {
  const { t, paint, format, language } = voice;
  const { condition } = rule;
  const rows: readonly Row[] = [
    ...rowsOf(t("qui", "who"), sayClauses(clause, factsByName, language)),
    ...(before.length > 0
      ? [
          [
            "",
            t(`sauf si un profil d’avant les prend : ${before.join(", ")}`, `unless a segment before takes them: ${before.join(", ")}`),
          ] as const,
        ]
      : []),
    ...(rule.stay > 0
      ? [
          [
            "",
            t(
              `y reste au moins ${format.count(rule.stay, "jour", "jours")} avant un profil plus doux`,
              `stays for at least ${format.count(rule.stay, "day", "days")} before a softer one`,
            ),
          ] as const,
        ]
      : []),
    ...rowsOf(
      t("données", "facts"),
      condition.facts.map(({ name }) => `${name}${t(" : ", ": ")}${nameFact(name, language)}. ${sayFact(name, language)}`),
    ),
    [t("écrit", "written"), paint("dim", condition.text.replace(/\s+/g, " "))],
    ...rowsOf(t("scénario", "ladder"), rule.ladder.length > 0 ? ladderLines(rule.ladder, voice) : [t("aucune relance", "no reminder")]),
    ...(rule.per === "invoice" ? [["", perInvoice(voice)] as const] : []),
    ...rowsOf(t("limites", "limits"), limitLines(rule, voice)),
    ...rowsOf(t("d’où", "from"), originLines(rule, voice)),
  ];
  const title = `${paint("bold", rule.name)} · ${rule.description} ${paint("dim", `${t("priorité", "priority")} ${rule.priority} @${rule.version.slice(0, 7)}`)}`;
  return [title, ...rows.map(([name, text]) => `  ${name.padEnd(9)} ${text}`)].join("\n");
}

function rowsOf(title: string, lines: readonly string[]): readonly Row[] {
  return lines.map((line, index) => [index === 0 ? title : "", line]);
}

function ladderLines(ladder: readonly LadderStep[], voice: Voice): readonly string[] {
  const { t } = voice;
  const width = Math.max(...ladder.map(({ step }) => step.length));
  const claims = { penalties: t("pénalités", "penalties"), "flat-fee": t("indemnité forfaitaire de 40 €", "flat fee of 40 EUR") };
  return ladder.map((step) => {
    const day = `${t("J", "D")}${step.at < 0 ? step.at : `+${step.at}`}`.padEnd(5);
    const what = [
      whatOf(step, t),
      ...(step.template === undefined ? [] : [step.template]),
      ...(step.assignee === undefined ? [] : [t(`par ${assigneeOf(step.assignee, t)}`, `by ${assigneeOf(step.assignee, t)}`)]),
      ...(step.claim
        ? [t(`avec ${step.claim.map((one) => claims[one]).join(" et ")}`, `with ${step.claim.map((one) => claims[one]).join(" and ")}`)]
        : []),
      ...(step.approval === "never" ? [] : [agreementOf(step.approval, voice)]),
      ...(step.otherwise
        ? [
            t(
              `sans adresse : ${step.otherwise.map((one) => whatOf(one, t)).join(", sinon ")}`,
              `without an address: ${step.otherwise.map((one) => whatOf(one, t)).join(", else ")}`,
            ),
          ]
        : []),
    ];
    return `${day} ${step.step.padEnd(width)}  ${what.join(", ")}`;
  });
}

function perInvoice({ t }: Voice): string {
  return t(
    "chaque facture monte ce scénario seule : ses propres messages, son délai, son minimum et sa fin",
    "each invoice climbs this ladder by itself: its own messages, delay, minimum and end",
  );
}

function agreementOf(approval: Exclude<LadderStep["approval"], "never">, { t, format }: Voice): string {
  if (approval === "always") return t("avec l’accord d’une personne", "with a person’s approval");
  if (approval === "first-time")
    return t("avec l’accord d’une personne au premier contact", "with a person’s approval for a first contact");
  const limit = format.money(approval.above.amount, approval.above.currency);
  return t(`avec l’accord d’une personne au-dessus de ${limit}`, `with a person’s approval above ${limit}`);
}

function whatOf({ do: kind, registered, activity }: Pick<LadderStep, "do" | "registered" | "activity">, t: Voice["t"]): string {
  if (kind === "letter") return registered ? t("lettre recommandée", "registered letter") : t("lettre", "letter");
  if (kind === "task") return activity === "call" ? t("appel", "call") : t("tâche", "task");
  return kind === "email" ? "e-mail" : "note";
}

function assigneeOf(assignee: NonNullable<LadderStep["assignee"]>, t: Voice["t"]): string {
  if (typeof assignee === "object")
    return t(
      `${assignee.join(" ou ")}, toujours la même personne pour un client`,
      `${assignee.join(" or ")}, always the same for a debtor`,
    );
  if (assignee === "salesperson") return t("le commercial du client", "the debtor’s salesperson");
  return assignee === "collector" ? t("le chargé de recouvrement du client", "the debtor’s collector") : assignee;
}

function limitLines({ limits, end, thanks, plan, reactions, per }: SegmentRule, voice: Voice): readonly string[] {
  const { t, format } = voice;
  const { minimumAmount, daysBetweenContacts, businessDaysOnly, remindersWithoutPerson: alone } = limits;
  const least = format.money(minimumAmount.amount, minimumAmount.currency);
  const days = format.count(daysBetweenContacts, t("jour", "day"), t("jours", "days"));
  return [
    per === "invoice"
      ? t(`rien pour une facture au-dessous de ${least}`, `nothing about an invoice below ${least}`)
      : t(`rien au-dessous de ${least}`, `nothing below ${least}`),
    `${days} ${per === "invoice" ? t("entre deux contacts pour une même facture", "between two contacts about one invoice") : t("entre deux contacts, quels qu’ils soient", "between two contacts of any kind")}`,
    businessDaysOnly ? t("jours ouvrés seulement", "business days only") : t("tous les jours", "any day"),
    ...(alone === undefined
      ? []
      : [
          t(
            `au-delà de ${format.count(alone, "relance", "relances")}, l’accord d’une personne`,
            `beyond ${format.count(alone, "reminder", "reminders")}, a person’s approval`,
          ),
        ]),
    ...(end ? [endOf(end, voice)] : []),
    ...(thanks ? [thanksOf(thanks, voice)] : []),
    ...(plan ? [planOf(plan, voice)] : []),
    ...reactionLines(reactions, voice),
  ];
}

function endOf({ do: what, after }: NonNullable<SegmentRule["end"]>, { t, format }: Voice): string {
  const days = format.count(after, t("jour", "day"), t("jours", "days"));
  return what === "handover"
    ? t(`à la fin, passage au contentieux à décider ${days} après`, `at the end, handover to decide ${days} later`)
    : t(`à la fin, la dernière étape revient tous les ${days}`, `at the end, the last step again every ${days}`);
}

function thanksOf({ template, within, minimumAmount: least, approval }: NonNullable<SegmentRule["thanks"]>, voice: Voice): string {
  const { t, format } = voice;
  const days = format.count(within, t("jour", "day"), t("jours", "days"));
  return [
    t(`remercie d’un règlement reçu après relance, dans les ${days}`, `thanks for a payment that followed a reminder, within ${days}`),
    template,
    ...(least
      ? [t(`à partir de ${format.money(least.amount, least.currency)}`, `from ${format.money(least.amount, least.currency)} on`)]
      : []),
    ...(approval === "never" ? [] : [agreementOf(approval, voice)]),
  ].join(", ");
}

function planOf({ instalments, first, every, minimum, of }: NonNullable<SegmentRule["plan"]>, { t, format }: Voice): string {
  const days = (count: number) => format.count(count, t("jour", "day"), t("jours", "days"));
  const least = minimum && format.money(minimum.amount, minimum.currency);
  return [
    t(`échéancier possible : ${instalments} échéances au plus`, `a plan may be granted: ${instalments} instalments at most`),
    t(`la première après ${days(first)}`, `the first after ${days(first)}`),
    every === "month" ? t("puis chaque mois", "then every month") : t(`puis tous les ${days(every)}`, `then every ${days(every)}`),
    ...(least === undefined ? [] : [t(`d’au moins ${least}`, `of ${least} at least`)]),
    of === "open" ? t("sur tout l’encours", "of everything open") : t("sur ce qui est échu", "of what is overdue"),
  ].join(", ");
}

function reactionLines(reactions: SegmentRule["reactions"], { t, format, language }: Voice): readonly string[] {
  return happenings.flatMap((what) => {
    const { pause, task } = reactions[what] ?? {};
    const days =
      pause === undefined
        ? []
        : [t(`${format.count(pause, "jour", "jours")} de pause`, `a pause of ${format.count(pause, "day", "days")}`)];
    const given = task === undefined ? [] : [whatOf({ do: "task", activity: task }, t)];
    const answers = [...days, ...given].join(", ");
    return answers === "" ? [] : [`${happeningOf(what, language)}${t(" : ", ": ")}${answers}`];
  });
}

function originLines({ origins }: SegmentRule, { t }: Voice): readonly string[] {
  const levels = {
    shipped: t("livré avec Relance", "shipped"),
    integrator: t("intégrateur", "integrator"),
    own: t("espace de travail", "workspace"),
  };
  return Object.entries(origins).map(([key, { file, line, level }]) => `${key}${t(" : ", ": ")}${levels[level]}, ${file}:${line}`);
}
