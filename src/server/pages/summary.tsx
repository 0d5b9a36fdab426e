import { catalogues } from "../../text/all.ts";
import { reasonTitle } from "../../text/reason-titles.ts";
import { say } from "../../text/sentences.ts";
import type { Plan } from "../../workspace/plan.ts";
import type { Summary } from "../../workspace/summary.ts";
import type { Group } from "./groups.ts";
import { debtorAnchor } from "./anchors.ts";
import { Table } from "./table.tsx";
import type { Voice } from "./voice.ts";

interface SummaryProps {
  readonly summary: Summary;
  readonly groups: readonly Group[];
  readonly voice: Voice;
}

/** What would leave, step by step, softest first. */
export function Steps({ summary, groups, voice }: SummaryProps) {
  const { t, format } = voice;
  const count = (value: number) => (value === 0 ? "–" : format.number(value));
  if (summary.steps.length === 0) {
    return (
      <section class="card">
        <h2>{t("Par étape", "By step")}</h2>
        <p class="muted">{t("Personne n’est à relancer ce jour.", "Nobody is to be chased on this day.")}</p>
      </section>
    );
  }
  return (
    <section class="card">
      <h2>{t("Ce qui partirait, par étape", "What would leave, by step")}</h2>
      <Table
        columns={[
          { title: t("Étape", "Step") },
          { title: t("E-mails", "E-mails"), number: true },
          { title: t("Appels et tâches", "Calls and tasks"), number: true },
          { title: t("Courriers", "Letters"), number: true },
          { title: t("Clients", "Debtors"), number: true },
          { title: t("Montant", "Amount"), number: true },
          { title: "" },
        ]}
        rows={summary.steps.map((step) => [
          <GroupLink groups={groups} step={step.step} text={step.step} />,
          count(step.emails),
          count(step.tasks),
          count(step.letters),
          count(step.debtors),
          format.money(step.amount, step.currency),
          step.waits ? <span class="chip task">{t("attend un accord", "waits for approval")}</span> : "",
        ])}
      />
    </section>
  );
}

export function Segments({ summary, voice }: Omit<SummaryProps, "groups">) {
  const { t, format } = voice;
  return (
    <section class="card">
      <h2>{t("Par profil", "By segment")}</h2>
      <Table
        columns={[
          { title: t("Profil", "Segment") },
          { title: t("Clients", "Debtors"), number: true },
          { title: t("Encours", "Outstanding"), number: true },
          { title: t("En retard", "Overdue"), number: true },
          { title: t("Actions", "Actions"), number: true },
        ]}
        rows={summary.segments.map((one) => [
          one.segment,
          format.number(one.debtors),
          format.money(one.exposure, one.currency),
          format.money(one.overdue, one.currency),
          one.actions === 0 ? "–" : format.number(one.actions),
        ])}
      />
    </section>
  );
}

/** What somebody has to see to before a whole company can be chased. */
export function PlanNotices({ summary, voice: { language } }: Omit<SummaryProps, "groups">) {
  return (
    <>
      {summary.notices.map((notice) => (
        <p class="notice warn">{say(notice, language, ...catalogues)}</p>
      ))}
    </>
  );
}

/** Why the others are left alone, with what it leaves to the team. */
export function NotChased({ summary, groups, voice }: SummaryProps) {
  const { t, format, language } = voice;
  if (summary.notChased.length === 0) return null;
  const debtors = summary.notChased.reduce((sum, one) => sum + one.debtors, 0);
  return (
    <section class="card">
      <h2>
        {t("Non relancés", "Not chased")} <span class="muted">· {format.number(debtors)}</span>
      </h2>
      <Table
        columns={[
          { title: t("Parce que", "Because") },
          { title: t("Clients", "Debtors"), number: true },
          { title: t("Tâches", "Tasks"), number: true },
        ]}
        rows={summary.notChased.map((one) => [
          <GroupLink groups={groups} reason={one.reason} text={reasonTitle(one.reason, language)} />,
          format.number(one.debtors),
          one.tasks === 0 ? "–" : format.number(one.tasks),
        ])}
      />
    </section>
  );
}

/** Debtors whose segment is no longer that of the last run. */
export function Moved({ plan, voice }: { plan: Plan; voice: Voice }) {
  const { t, format } = voice;
  const [first] = plan.moved;
  if (!first) return null;
  const names = new Map(plan.lines.map(({ dossier }) => [`${dossier.debtor.id} ${dossier.currency}`, dossier.debtor.name]));
  return (
    <section class="card">
      <h2>
        {t("Changements de profil", "Segment changes")}{" "}
        <span class="muted">
          · {t("depuis le", "since")} {format.day(first.since)}
        </span>
      </h2>
      <Table
        columns={[{ title: t("Client", "Debtor") }, { title: t("Avant", "Before") }, { title: t("Maintenant", "Now") }]}
        rows={plan.moved.map((one) => [
          <a href={`#${debtorAnchor(one)}`}>{names.get(`${one.debtor} ${one.currency}`) ?? one.debtor}</a>,
          one.from,
          one.to,
        ])}
      />
    </section>
  );
}

function GroupLink({ groups, step, reason, text }: { groups: readonly Group[]; step?: string; reason?: string; text: string }) {
  // Of debtors with several steps, some stand under another one.
  const group =
    groups.find((one) => (step !== undefined ? one.step === step : one.reason === reason)) ??
    groups.find(({ lines }) => lines.some(({ decision }) => decision.intents.some((intent) => intent.step === step)));
  return group ? <a href={`#${group.id}`}>{text}</a> : <>{text}</>;
}
