import { contactsOf, type Load, type ReplayReport } from "../rules/replay-report.ts";
import { sayGaps } from "../text/rules-replay.ts";
import type { Session } from "./session.ts";
import { table } from "./table.ts";

const linesShown = 20;
const weeksShown = 27;

/** The past as the rules would have made it: by step, by week, by debtor; and what cannot be known. */
export function printReplay({ io, voice }: Session, report: ReplayReport): void {
  const { t, format, paint, language } = voice;
  const right = (title: string) => ({ title, align: "right" as const });
  const count = (value: number) => (value === 0 ? "–" : format.number(value));
  const contacts = report.weeks.reduce((sum, week) => sum + contactsOf(week), 0);
  io.out(
    `${paint("bold", t(`Du ${format.day(report.from)} au ${format.day(report.to)}, avec les règles d’aujourd’hui`, `From ${format.day(report.from)} to ${format.day(report.to)}, with today’s rules`))} · @${report.version.slice(0, 7)}\n` +
      `${format.count(report.debtors, t("client", "debtor"), t("clients", "debtors"))}, ${format.count(contacts, t("contact", "contact"), t("contacts", "contacts"))}, ${format.count(report.decisions, t("décision", "decision"), t("décisions", "decisions"))}\n`,
  );
  const steps = report.steps.map((step) => [
    step.step,
    { email: "e-mail", task: t("tâche", "task"), letter: t("courrier", "letter"), note: "note" }[step.do],
    count(step.count),
    count(step.debtors),
    format.money(step.amount, step.currency),
  ]);
  if (steps.length > 0)
    io.out(
      `\n${table([{ title: t("étape", "step") }, { title: "" }, right(t("fois", "times")), right(t("clients", "debtors")), right(t("demandé en tout", "asked in all"))], steps)}\n`,
    );
  const loads = (load: Load) => [count(load.emails), count(load.calls), count(load.letters), count(load.tasks)];
  const loadColumns = [
    right("e-mails"),
    right(t("appels", "calls")),
    right(t("courriers", "letters")),
    right(t("autres tâches", "other tasks")),
  ];
  const busy = report.weeks.filter((week) => contactsOf(week) + week.tasks > 0);
  const least = busy.map(contactsOf).toSorted((a, b) => b - a)[weeksShown - 1] ?? 0;
  const weeks = busy.length <= weeksShown ? busy : busy.filter((week) => contactsOf(week) >= least).slice(0, weeksShown);
  if (weeks.length > 0) {
    const title = weeks.length < busy.length ? t("semaines les plus chargées", "busiest weeks") : t("semaine du", "week of");
    io.out(
      `\n${table(
        [{ title }, ...loadColumns],
        weeks.map((week) => [format.day(week.monday), ...loads(week)]),
      )}\n`,
    );
  }
  const lines = report.lines.slice(0, linesShown);
  if (lines.length > 0)
    io.out(
      `\n${table(
        [
          { title: t("client", "debtor") },
          { title: t("profils", "segments") },
          ...loadColumns,
          { title: t("dernière étape", "last step") },
          { title: "" },
        ],
        lines.map((line) => [
          `${line.name} (${line.reference})`,
          line.segments.slice(-3).join(" → "),
          ...loads(line),
          line.lastStep,
          format.day(line.last),
        ]),
      )}\n`,
    );
  if (report.lines.length > linesShown) io.out(`  … ${format.number(report.lines.length - linesShown)}\n`);
  io.out(
    report.afterPayment.length === 0
      ? `\n  ${paint("green", "✓")} ${t("Rien n’aurait été demandé après le jour du règlement.", "Nothing would have been asked after the day of the payment.")}\n`
      : `\n  ${paint("red", "✗")} ${format.count(report.afterPayment.length, t("demande après règlement", "demand after payment"), t("demandes après règlement", "demands after payment"))}\n`,
  );
  for (const one of report.afterPayment) io.out(`    ${format.day(one.on)} ${one.name} ${one.step} ${one.numbers.join(", ")}\n`);
  io.out(`\n  ${t("Ce qui ne peut pas être reconstitué :", "What cannot be rebuilt:")}\n`);
  for (const gap of sayGaps(report.gaps, language)) io.out(`  - ${gap}\n`);
}
