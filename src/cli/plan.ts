import type { Plan } from "../workspace/plan.ts";
import { summarise } from "../workspace/summary.ts";
import { catalogues } from "../text/all.ts";
import { say } from "../text/sentences.ts";
import { reasonTitle } from "../text/reason-titles.ts";
import { printBook } from "./book.ts";
import type { Session } from "./session.ts";
import { table } from "./table.ts";

/** The plan in one screen: the book, what would leave by step, the segments, and why the others are left alone. `inOdoo`: whether it was put there. */
export function printPlan(session: Session, plan: Plan, inOdoo: boolean): void {
  const { voice, io } = session;
  const { t, format, paint, language } = voice;
  const summary = summarise(plan);
  const count = (value: number) => (value === 0 ? "–" : format.number(value));
  io.out(`${paint("bold", plan.workspace)} · ${format.day(plan.today)}\n`);
  printBook(session, plan.book);
  if (summary.steps.length > 0) {
    const rows = summary.steps.map((step) => [
      step.step,
      count(step.emails),
      count(step.tasks),
      count(step.letters),
      count(step.debtors),
      format.money(step.amount, step.currency),
      step.waits ? t("attend une personne", "waits for a person") : "",
    ]);
    const right = (title: string) => ({ title, align: "right" as const });
    io.out(
      `\n${table([{ title: t("étape", "step") }, right("e-mails"), right(t("tâches", "tasks")), right(t("courriers", "letters")), right(t("clients", "debtors")), right(t("montant", "amount")), { title: "" }], rows)}\n`,
    );
  }
  const segments = summary.segments.map((one) => [
    one.segment,
    count(one.debtors),
    format.money(one.exposure, one.currency),
    format.money(one.overdue, one.currency),
    count(one.actions),
  ]);
  if (segments.length > 0) {
    io.out(
      `\n${table(
        [
          { title: t("profil", "segment") },
          { title: t("clients", "debtors"), align: "right" },
          { title: t("encours", "exposure"), align: "right" },
          { title: t("en retard", "overdue"), align: "right" },
          { title: t("actions", "actions"), align: "right" },
        ],
        segments,
      )}\n`,
    );
  }
  const quiet = summary.notChased.reduce((sum, one) => sum + one.debtors, 0);
  if (quiet > 0)
    io.out(`\n  ${t("Non relancés :", "Not chased:")} ${format.count(quiet, t("client", "debtor"), t("clients", "debtors"))}\n`);
  for (const one of summary.notChased) {
    const tasks = one.tasks > 0 ? ` → ${format.count(one.tasks, t("tâche", "task"), t("tâches", "tasks"))}` : "";
    io.out(`  ${String(one.debtors).padStart(5)}  ${reasonTitle(one.reason, language)}${tasks}\n`);
  }
  for (const notice of summary.notices) io.out(`\n  ${paint("yellow", "!")} ${say(notice, language, ...catalogues)}\n`);
  if (plan.moved.length > 0) {
    io.out(
      `\n  ${t("Changements de profil depuis le", "Segment changes since")} ${format.day(plan.moved[0]?.since ?? plan.today)}${t(" : ", ": ")}${plan.moved.length}\n`,
    );
  }
  const answer = inOdoo
    ? t("dans Odoo ▸ Facturation ▸ Recouvrement ou avec", "in Odoo ▸ Invoicing ▸ Collections or with")
    : t("avec", "with");
  io.out(
    `\n  ${t("Rien n’est parti. Approuvez", "Nothing has left. Approve")} ${answer} ${paint("cyan", "relance approve")}${t(", puis", ", then")} ${paint("cyan", "relance run")}.\n`,
  );
}
