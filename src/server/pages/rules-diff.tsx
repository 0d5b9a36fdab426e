import type { Decision, Intent } from "../../rules/decision.ts";
import { alike } from "../../rules/alike.ts";
import { isOther, type RulesDiff } from "../../rules/diff.ts";
import type { Language } from "../../text/format.ts";
import { saySegment, sayStep } from "../../text/names.ts";
import { sayReason } from "../../text/reasons.ts";
import { version } from "../../version.ts";
import { Figures } from "./figures.tsx";
import { document } from "./layout.tsx";
import { SegmentMoves } from "./segment-moves.tsx";
import { Table } from "./table.tsx";
import { type Voice, voiceOf } from "./voice.ts";

export interface RulesDiffPageOptions {
  readonly workspace: string;
  /** The folder or revision that today's rules are compared with. */
  readonly before: string;
  readonly language: Language;
}

interface PartProps {
  readonly diff: RulesDiff;
  readonly voice: Voice;
}

const extraStyle = `
.moves td, .moves th { padding: .4rem .6rem; text-align: center; border: 1px solid var(--line); white-space: nowrap; }
.moves th[scope=row] { text-align: left; } .moves .same { color: var(--muted); }
.heat-1 { background: color-mix(in srgb, var(--accent) 14%, transparent); } .heat-2 { background: color-mix(in srgb, var(--accent) 30%, transparent); }
.heat-3 { background: color-mix(in srgb, var(--accent) 50%, transparent); font-weight: 650; }
.side small { display: block; color: var(--muted); }
`;

/** What an edit of the rules changes on today's book, as one HTML page. The same comparison gives the same bytes. */
export function rulesDiffPage(diff: RulesDiff, { workspace, before, language }: RulesDiffPageOptions): string {
  const voice = voiceOf(language);
  const { t, format } = voice;
  const name = t("Comparaison de règles", "Comparison of rules");
  const moved = diff.cells.filter((cell) => cell.from !== cell.to).reduce((sum, cell) => sum + cell.dossiers, 0);
  const done = (side: "before" | "after") => diff.steps.reduce((sum, step) => sum + step[side].count, 0);
  const figures = [
    [t("Dossiers comparés", "Dossiers compared"), format.number(diff.dossiers)],
    [t("Changent de profil", "Change segment"), format.number(moved)],
    [t("Dossiers touchés", "Dossiers touched"), format.number(diff.changes.length)],
    [t("Actions avant", "Actions before"), format.number(done("before"))],
    [t("Actions après", "Actions after"), format.number(done("after"))],
  ];
  return document(
    { voice, title: `${name} · ${workspace}`, extraStyle },
    <main class="page">
      <header>
        <p class="eyebrow">{name}</p>
        <h1>
          {workspace} <span class="muted">· {format.longDay(diff.today)}</span>
        </h1>
        <p class="lede">
          {t(`De « ${before} »`, `From “${before}”`)} <code>@{diff.versions.before.slice(0, 7)}</code>{" "}
          {t("aux règles d’aujourd’hui", "to today’s rules")} <code>@{diff.versions.after.slice(0, 7)}</code>
        </p>
      </header>
      <Figures of={figures} />
      <section class="card">
        <h2>{t("D’un profil à l’autre", "From one segment to another")}</h2>
        <SegmentMoves diff={diff} voice={voice} />
      </section>
      <Steps diff={diff} voice={voice} />
      <Changes diff={diff} voice={voice} />
      <footer>
        <p>
          {t(
            "Rien n’est parti : les deux jeux de règles ont lu le même livre.",
            "Nothing has left: both sets of rules read the same book.",
          )}
        </p>
        <p>Relance {version}</p>
      </footer>
    </main>,
  );
}

function Steps({ diff, voice: { t, format, language } }: PartProps) {
  const steps = diff.steps.filter(isOther);
  if (steps.length === 0) return null;
  return (
    <section class="card">
      <h2>{t("Étapes en plus ou en moins", "Steps more or less")}</h2>
      <Table
        columns={[
          { title: t("Étape", "Step") },
          { title: t("Avant", "Before"), number: true },
          { title: t("Après", "After"), number: true },
          { title: t("Montant avant", "Amount before"), number: true, secondary: true },
          { title: t("Montant après", "Amount after"), number: true },
        ]}
        rows={steps.map((step) => [
          <>
            {sayStep(step.step, language)} <span class={`chip ${step.do}`}>{kindOf(step.do, t)}</span>
          </>,
          format.number(step.before.count),
          format.number(step.after.count),
          format.money(step.before.amount + step.before.claimed, step.currency),
          format.money(step.after.amount + step.after.claimed, step.currency),
        ])}
      />
      <p class="muted small">{t("Pénalités et indemnités comprises.", "Penalties and fees included.")}</p>
    </section>
  );
}

function Changes({ diff, voice }: PartProps) {
  const { t, format } = voice;
  if (diff.changes.length === 0)
    return (
      <section class="card">
        <p>{t("Rien ne change pour personne.", "Nothing changes for anybody.")}</p>
      </section>
    );
  return (
    <section class="card">
      <h2>{t("Client par client", "Debtor by debtor")}</h2>
      <Table
        columns={[
          { title: t("Client", "Debtor") },
          { title: t("En retard", "Overdue"), number: true, secondary: true },
          { title: t("Avant", "Before") },
          { title: t("Après", "After") },
        ]}
        rows={diff.changes.map(({ dossier: { debtor, currency, overdue }, before, after }) => [
          <>
            {debtor.name} <span class="muted small">{debtor.reference}</span>
          </>,
          format.money(overdue, currency),
          <Side decision={before} voice={voice} />,
          <Side decision={after} voice={voice} />,
        ])}
      />
    </section>
  );
}

function Side({ decision, voice: { t, format, language } }: { decision: Decision; voice: Voice }) {
  const { segment, intents, currency } = decision;
  return (
    <div class="side">
      {saySegment(segment.name, language)}
      {alike(intents).map(({ do: kind, step, count, total }) => (
        <div>
          <span class={`chip ${kind}`}>{kindOf(kind, t)}</span> {count > 1 ? `${count} × ` : ""}
          {sayStep(step, language)} <span class="nowrap">{format.money(total, currency)}</span>
        </div>
      ))}
      <small>{sayReason(decision, language)}</small>
    </div>
  );
}

function kindOf(kind: Intent["do"], t: Voice["t"]): string {
  return { email: "e-mail", task: t("tâche", "task"), letter: t("courrier", "letter"), note: "note" }[kind];
}
