import { daysLate, type Dossier } from "../../ledger/dossier.ts";
import type { Minor } from "../../ledger/money.ts";
import { sayDueSource } from "../../text/due-source.ts";
import { sayWarning } from "../../text/warnings.ts";
import { sayScorePart } from "../../text/score-part.ts";
import type { PlanLine } from "../../workspace/plan.ts";
import { Effects } from "./effects.tsx";
import { Table } from "./table.tsx";
import type { ServiceView } from "./view.ts";
import { sayShare, type Voice } from "./voice.ts";

interface DebtorFileProps {
  readonly line: PlanLine;
  readonly preview: boolean;
  readonly back: string;
  readonly voice: Voice;
  readonly service?: ServiceView;
}

/** One debtor in one currency, all of it: the reason, the rule, what is owed, what would be written. */
export function DebtorFile({ line, preview, back, voice, service }: DebtorFileProps) {
  const { dossier } = line;
  return (
    <>
      <div class="two">
        <div>
          <h3>{voice.t("Pourquoi", "Why")}</h3>
          <Reasoning line={line} voice={voice} />
        </div>
        <div>
          <h3>{voice.t("Comment il paie", "How they pay")}</h3>
          <Behaviour of={dossier} voice={voice} />
        </div>
      </div>
      <h3>{voice.t("Ce qui est ouvert", "What is open")}</h3>
      <Items of={dossier} voice={voice} />
      <Effects line={line} preview={preview} back={back} voice={voice} {...(service && { service })} />
    </>
  );
}

function Reasoning({ line: { decision, invoices = [] }, voice }: { line: PlanLine; voice: Voice }) {
  const { t, format, language } = voice;
  const { segment, score, priority, warnings } = decision;
  return (
    <dl class="facts">
      <dt>{t("Profil", "Segment")}</dt>
      <dd>
        {segment.name} <code class="muted">{`${segment.file}:${segment.line}`}</code>
      </dd>
      {segment.because.length > 0 && (
        <>
          <dt>{t("Parce que", "Because")}</dt>
          <dd>
            {segment.because.map(({ fact, value }) => (
              <div>
                <code>{fact}</code> = {typeof value === "number" ? format.number(value) : String(value)}
              </div>
            ))}
          </dd>
        </>
      )}
      <dt>{t("Score de risque", "Risk score")}</dt>
      <dd>
        {score.total} / 100
        {score.parts.length > 0 && (
          <span class="muted">{` = ${score.parts.map((part) => `${sayScorePart(part.name, language)} ${part.points}`).join(" + ")}`}</span>
        )}
        {` · ${t(`priorité ${priority} sur 5`, `priority ${priority} of 5`)}`}
      </dd>
      {warnings.length > 0 && (
        <>
          <dt>{t("À savoir", "Warnings")}</dt>
          <dd>
            {warnings.map((warning) => (
              <div>{sayWarning(warning, decision.currency, language)}</div>
            ))}
          </dd>
        </>
      )}
      {invoices.length > 1 && (
        <>
          <dt>{t("Chaque facture", "Each invoice")}</dt>
          <dd>
            {invoices.map(({ because }) => (
              <div>{because}</div>
            ))}
          </dd>
        </>
      )}
      <dt>{t("À revoir", "Review")}</dt>
      <dd>
        {decision.reviewOn
          ? t(`le ${format.longDay(decision.reviewOn)}`, `on ${format.longDay(decision.reviewOn)}`)
          : t("quand un fait nouveau arrive", "when something new happens")}
      </dd>
    </dl>
  );
}

function Behaviour({ of, voice }: { of: Dossier; voice: Voice }) {
  const { t, format } = voice;
  const { history, lastContact, lastPayment } = of.figures;
  const { settlements, averageDaysLate, lateShare } = history.months12;
  const days = (count: number) => format.count(count, t("jour", "day"), t("jours", "days"));
  return (
    <dl class="facts">
      <dt>{t("Sur 12 mois", "Over 12 months")}</dt>
      <dd>
        {settlements === 0
          ? t("aucun règlement connu", "no known payment")
          : `${format.count(settlements, t("règlement", "payment"), t("règlements", "payments"))}, ${lateness(averageDaysLate, voice)}, ${sayShare(lateShare, voice)} ${t("payé après l’échéance", "paid late")}`}
      </dd>
      {history.trendDays !== undefined && history.trendDays !== 0 && (
        <>
          <dt>{t("Tendance", "Trend")}</dt>
          <dd>
            {history.trendDays > 0
              ? t(`paie ${days(history.trendDays)} plus tard qu’avant`, `pays ${days(history.trendDays)} later than before`)
              : t(`paie ${days(-history.trendDays)} plus tôt qu’avant`, `pays ${days(-history.trendDays)} earlier than before`)}
          </dd>
        </>
      )}
      <dt>{t("Dernier règlement", "Last payment")}</dt>
      <dd>
        {lastPayment
          ? `${format.money(lastPayment.amount, of.currency)}, ${t("le", "on")} ${format.day(lastPayment.on)}`
          : t("aucun", "none")}
      </dd>
      <dt>{t("Dernier contact", "Last contact")}</dt>
      <dd>{lastContact ? `${t("le", "on")} ${format.day(lastContact.on)}, ${lastContact.step}` : t("aucun", "none")}</dd>
    </dl>
  );
}

function lateness(average: number, { t, format }: Voice): string {
  const days = format.count(Math.abs(average), t("jour", "day"), t("jours", "days"));
  if (average === 0) return t("à l’échéance en moyenne", "on the due date on average");
  return average > 0
    ? t(`${days} de retard en moyenne`, `${days} late on average`)
    : t(`${days} d’avance en moyenne`, `${days} early on average`);
}

function Items({ of, voice }: { of: Dossier; voice: Voice }) {
  const { t, format, language } = voice;
  const money = (amount: Minor) => format.money(amount, of.currency);
  const items = of.items.map((item) => {
    const late = daysLate(item, of.today);
    return [
      <span class="nowrap">
        {item.number}
        {item.disputed !== undefined && item.disputed > 0 && <span class="chip stop">{t("contesté", "disputed")}</span>}
      </span>,
      format.day(item.issuedOn),
      <>
        {format.day(item.dueOn)}{" "}
        <span class="muted small">
          {t("selon", "from")} {sayDueSource(item.dueFrom, language)}
        </span>
      </>,
      late > 0 ? format.number(late) : "–",
      money(item.open),
    ];
  });
  const credits = of.credits.map((credit) => [
    credit.number ?? credit.label ?? t("règlement ou avoir", "payment or credit note"),
    format.day(credit.on),
    <span class="muted">{t("à rapprocher", "to be matched")}</span>,
    "",
    money(-credit.open),
  ]);
  const lines = (of.bankLines ?? []).map(({ line }) => [
    line.label,
    format.day(line.on),
    <span class="muted">{t(`peut-être de ce client, ${line.account}`, `may be this customer’s, ${line.account}`)}</span>,
    "",
    `(${money(line.amount)})`,
  ]);
  return (
    <Table
      columns={[
        { title: t("Pièce", "Document") },
        { title: t("Date", "Date"), secondary: true },
        { title: t("Échéance", "Due date") },
        { title: t("Jours de retard", "Days late"), number: true },
        { title: t("Reste dû", "Open"), number: true },
      ]}
      rows={[...items, ...credits, ...lines]}
      total={[t("Net", "Net"), "", "", "", money(of.figures.exposure - of.figures.unapplied)]}
    />
  );
}
