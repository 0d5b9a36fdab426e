import { contactsOf, type Load, type ReplayReport } from "../../rules/replay-report.ts";
import type { Language } from "../../text/format.ts";
import { saySegment, sayStep } from "../../text/names.ts";
import { sayGaps } from "../../text/rules-replay.ts";
import { version } from "../../version.ts";
import { Figures } from "./figures.tsx";
import { document } from "./layout.tsx";
import { SvgWeeks } from "./svg-weeks.tsx";
import { Table } from "./table.tsx";
import { type Voice, voiceOf } from "./voice.ts";

export interface RulesReplayPageOptions {
  readonly workspace: string;
  readonly language: Language;
}

interface PartProps {
  readonly report: ReplayReport;
  readonly voice: Voice;
}

const kinds = [
  ["emails", "band-0"],
  ["calls", "band-2"],
  ["letters", "band-4"],
] as const satisfies readonly (readonly [keyof Load, string])[];

const extraStyle = `
svg text.week { font-size: .72rem; fill: var(--muted); } .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin-top: .6rem; font-size: .88rem; }
.card ul { margin: 0; padding-left: 1.2rem; } .card li { margin-bottom: .35rem; }
`;

/** What the rules would have done over past months, as one HTML page. The same report gives the same bytes. */
export function rulesReplayPage(report: ReplayReport, { workspace, language }: RulesReplayPageOptions): string {
  const voice = voiceOf(language);
  const { t, format } = voice;
  const name = t("Règles rejouées", "Rules replayed");
  const total = (kind: keyof Load) => report.weeks.reduce((sum, week) => sum + week[kind], 0);
  const busiest = report.weeks.reduce((most, week) => Math.max(most, contactsOf(week)), 0);
  const figures = [
    [t("Clients", "Debtors"), format.number(report.debtors)],
    [t("E-mails", "E-mails"), format.number(total("emails"))],
    [t("Appels", "Calls"), format.number(total("calls"))],
    [t("Courriers", "Letters"), format.number(total("letters"))],
    [t("Semaine la plus chargée", "Busiest week"), format.count(busiest, t("contact", "contact"), t("contacts", "contacts"))],
  ];
  return document(
    { voice, title: `${name} · ${workspace}`, extraStyle },
    <main class="page">
      <header>
        <p class="eyebrow">{name}</p>
        <h1>{workspace}</h1>
        <p class="lede">
          {t(`Du ${format.day(report.from)} au ${format.day(report.to)}`, `From ${format.day(report.from)} to ${format.day(report.to)}`)}
          {t(", avec les règles d’aujourd’hui ", ", with today’s rules ")}
          <code>@{report.version.slice(0, 7)}</code>
          {t(" : chaque jour, ce qui était connu ce jour-là.", ": each day, what was known that day.")}
        </p>
      </header>
      <Figures of={figures} />
      <Truth report={report} voice={voice} />
      <Weeks report={report} voice={voice} />
      <div class="two">
        <Steps report={report} voice={voice} />
        <section class="card">
          <h2>{t("Ce qui ne peut pas être reconstitué", "What cannot be rebuilt")}</h2>
          <ul class="small">
            {sayGaps(report.gaps, language).map((gap) => (
              <li>{gap}</li>
            ))}
          </ul>
        </section>
      </div>
      <Lines report={report} voice={voice} />
      <footer>
        <p>{t("Rien n’est parti : c’est une simulation.", "Nothing has left: this is a simulation.")}</p>
        <p>Relance {version}</p>
      </footer>
    </main>,
  );
}

function Truth({ report: { afterPayment }, voice: { t, format, language } }: PartProps) {
  if (afterPayment.length === 0)
    return (
      <div class="notice good">
        <p>{t("Rien n’aurait été demandé après le jour du règlement.", "Nothing would have been asked after the day of the payment.")}</p>
      </div>
    );
  return (
    <div class="notice bad" role="alert">
      <p>
        <strong>{t("Demandé après le règlement :", "Asked after the payment:")}</strong>
      </p>
      {afterPayment.map((one) => (
        <p>
          {format.day(one.on)} · {one.name} · {sayStep(one.step, language)} · {one.numbers.join(", ")}
        </p>
      ))}
    </div>
  );
}

function Weeks({ report: { weeks }, voice: { t, format } }: PartProps) {
  const names = { emails: t("e-mails", "e-mails"), calls: t("appels", "calls"), letters: t("courriers", "letters") };
  const most = weeks.reduce((sum, week) => Math.max(sum, contactsOf(week)), 0);
  const every = weeks.length > 60 ? 3 : 1;
  const months = [...new Set(weeks.map((week) => week.monday.slice(0, 7)))].filter((_, index) => index % every === 0);
  return (
    <section class="card">
      <h2>{t("Charge par semaine", "Load by week")}</h2>
      <SvgWeeks
        id="weeks"
        title={t("Contacts par semaine", "Contacts by week")}
        desc={t(
          `${weeks.length} semaines ; au plus ${format.count(most, "contact", "contacts")} dans la semaine.`,
          `${weeks.length} weeks; at most ${format.count(most, "contact", "contacts")} in one week.`,
        )}
        weeks={weeks.map((week, index) => {
          const month = week.monday.slice(0, 7);
          const isFirst = weeks[index - 1]?.monday.slice(0, 7) !== month && months.includes(month) && index > 0;
          const said = kinds.map(([kind]) => `${format.number(week[kind])} ${names[kind]}`).join(", ");
          return {
            name: `${format.day(week.monday)}${t(" : ", ": ")}${said}`,
            ...(isFirst && { label: `${month.slice(5)}/${month.slice(2, 4)}` }),
            parts: kinds.map(([kind, tone]) => ({ value: week[kind], tone })),
          };
        })}
      />
      <div class="legend">
        {kinds.map(([kind, tone]) => (
          <span>
            <span class={`swatch ${tone}`}></span>
            {names[kind]}
          </span>
        ))}
      </div>
    </section>
  );
}

function Steps({ report: { steps }, voice: { t, format, language } }: PartProps) {
  return (
    <section class="card">
      <h2>{t("Par étape", "By step")}</h2>
      <Table
        columns={[
          { title: t("Étape", "Step") },
          { title: t("Fois", "Times"), number: true },
          { title: t("Clients", "Debtors"), number: true },
          { title: t("Demandé en tout", "Asked in all"), number: true, secondary: true },
        ]}
        rows={steps.map((step) => [
          <>
            {sayStep(step.step, language)} <span class={`chip ${step.do}`}>{kindName(step.do, t)}</span>
          </>,
          format.number(step.count),
          format.number(step.debtors),
          format.money(step.amount, step.currency),
        ])}
      />
    </section>
  );
}

function Lines({ report: { lines }, voice: { t, format, language } }: PartProps) {
  const count = (value: number) => (value === 0 ? "–" : format.number(value));
  return (
    <section class="card">
      <h2>{t("Client par client", "Debtor by debtor")}</h2>
      <Table
        columns={[
          { title: t("Client", "Debtor") },
          { title: t("Profils", "Segments"), secondary: true },
          { title: t("E-mails", "E-mails"), number: true },
          { title: t("Appels", "Calls"), number: true },
          { title: t("Courriers", "Letters"), number: true },
          { title: t("Dernière étape", "Last step") },
          { title: t("Demandé alors", "Asked then"), number: true, secondary: true },
        ]}
        rows={lines.map((line) => [
          <>
            {line.name} <span class="muted small">{line.reference}</span>
          </>,
          line.segments.map((name) => saySegment(name, language)).join(" → "),
          count(line.emails),
          count(line.calls),
          count(line.letters),
          `${sayStep(line.lastStep, language)}, ${format.day(line.last)}`,
          line.lastAmount === 0 ? "–" : format.money(line.lastAmount, line.currency),
        ])}
      />
    </section>
  );
}

function kindName(kind: ReplayReport["steps"][number]["do"], t: Voice["t"]): string {
  return { email: "e-mail", task: t("tâche", "task"), letter: t("courrier", "letter"), note: "note" }[kind];
}
