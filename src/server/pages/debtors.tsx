import { alike } from "../../rules/alike.ts";
import { reasonTitle } from "../../text/reason-titles.ts";
import { sayReason } from "../../text/reasons.ts";
import type { Plan, PlanLine } from "../../workspace/plan.ts";
import type { Summary } from "../../workspace/summary.ts";
import { debtorAnchor } from "./anchors.ts";
import { DebtorFile } from "./debtor-file.tsx";
import { activityName, effectKindName } from "./effects.tsx";
import type { Group } from "./groups.ts";
import type { ServiceView } from "./view.ts";
import type { Voice } from "./voice.ts";

/** Debtors unfolded in one page at most. A page of ten thousand would open in no browser. */
const maxDebtors = 1000;
/** Mails shown as they look at most, in a page that holds them all: each weighs some 25 KB. */
const maxPreviews = 200;

interface DebtorsProps {
  readonly plan: Plan;
  readonly groups: readonly Group[];
  readonly segments: Summary["segments"];
  readonly voice: Voice;
  readonly service?: ServiceView;
}

/** Every debtor, those to chase first, each folded under its name. The choice of a segment works without a script. */
export function Debtors({ plan, groups, segments, voice, service }: DebtorsProps) {
  const { t, format } = voice;
  const names = segmentNames(segments);
  const shown = firstLines(groups, maxDebtors);
  const left = plan.lines.length - shown.size;
  const previewed = firstLines(groups, maxPreviews);
  return (
    <section id="debtors">
      <h2>
        {t("Client par client", "Debtor by debtor")} <span class="muted">· {format.number(plan.lines.length)}</span>
      </h2>
      {names.length > 1 && (
        <fieldset class="filter">
          <legend>{t("Profil", "Segment")}</legend>
          {[t("tous", "all"), ...names].map((name, index) => (
            <span>
              <input type="radio" name="segment" id={`segment-${index}`} checked={index === 0} />
              <label for={`segment-${index}`}>{name}</label>
            </span>
          ))}
        </fieldset>
      )}
      {groups.map((group) => {
        const lines = group.lines.filter((line) => shown.has(line));
        if (lines.length === 0) return null;
        return (
          <div class="group" id={group.id}>
            <header>
              <h3>{groupTitle(group, voice)}</h3>
              <span class="muted small">{format.count(group.lines.length, t("client", "debtor"), t("clients", "debtors"))}</span>
            </header>
            <div class="debtors">
              {lines.map((line) => (
                <Debtor
                  line={line}
                  segment={names.indexOf(line.decision.segment.name) + 1}
                  preview={previewed.has(line)}
                  voice={voice}
                  {...(service && { service })}
                />
              ))}
            </div>
          </div>
        );
      })}
      {left > 0 && (
        <p class="muted">
          {t(
            `${format.count(left, "autre client n’est", "autres clients ne sont")} pas dans cette page ; « relance explain » et « relance plan --json » les donnent.`,
            `${format.count(left, "more debtor is", "more debtors are")} not in this page; “relance explain” and “relance plan --json” have them.`,
          )}
        </p>
      )}
    </section>
  );
}

function Debtor({
  line,
  segment,
  preview,
  voice,
  service,
}: {
  line: PlanLine;
  segment: number;
  preview: boolean;
  voice: Voice;
  service?: ServiceView;
}) {
  const { t, format, language } = voice;
  const { dossier, decision } = line;
  const { debtor, figures, currency } = dossier;
  return (
    <details class="debtor" id={debtorAnchor(decision)} data-segment={String(segment)}>
      <summary>
        <span class="who">
          {debtor.name}
          <small>{debtor.reference}</small>
        </span>
        <span class="marks">
          {alike(decision.intents).map(({ do: kind, activity, count }) => (
            <>
              <span class={`chip ${kind}`}>
                {count > 1 ? `${count} × ` : ""}
                {activity === undefined ? effectKindName(kind, voice) : activityName(activity, voice)}
              </span>{" "}
            </>
          ))}
          <span class="chip">{decision.segment.name}</span>
        </span>
        <span class="owes">
          {format.money(figures.overdue, currency)}
          <small class="small">
            {figures.overdue === figures.exposure
              ? t("en retard", "overdue")
              : `${t("en retard sur", "overdue of")} ${format.money(figures.exposure, currency)}`}
          </small>
        </span>
        <span class="why">{sayReason(decision, language)}</span>
      </summary>
      <div class="inside">
        {service && (
          <p class="small open">
            <a href={`${service.base}/debtors/${encodeURIComponent(debtor.id)}`}>{t("Ouvrir la fiche", "Open the file")}</a>
          </p>
        )}
        <DebtorFile line={line} preview={preview} back={`plan#${debtorAnchor(decision)}`} voice={voice} {...(service && { service })} />
      </div>
    </details>
  );
}

/** Shows only the chosen segment, and only the groups that have some of it. */
export function segmentStyle(segments: Summary["segments"]): string {
  return segmentNames(segments)
    .map((_, index) => index + 1)
    .map(
      (n) =>
        `body:has(#segment-${n}:checked) :is(.debtor:not([data-segment="${n}"]), .group:not(:has([data-segment="${n}"]))) { display: none; }`,
    )
    .join("\n");
}

function segmentNames(segments: Summary["segments"]): readonly string[] {
  return [...new Set(segments.map((one) => one.segment))];
}

function groupTitle({ step, reason }: Group, { t, language }: Voice): string {
  if (step !== undefined) return t(`Étape « ${step} »`, `Step “${step}”`);
  return reason === undefined ? "" : `${t("Non relancés :", "Not chased:")} ${reasonTitle(reason, language)}`;
}

function firstLines(groups: readonly Group[], count: number): ReadonlySet<PlanLine> {
  return new Set(groups.flatMap((group) => group.lines).slice(0, count));
}
