import type { Effect, EffectKind, TaskEffect } from "../../ledger/effect.ts";
import type { OutboxEntry } from "../../outbox/rows.ts";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import type { PlanLine } from "../../workspace/plan.ts";
import { outboxStateName } from "./states.ts";
import type { ServiceView } from "./view.ts";
import type { Voice } from "./voice.ts";

interface EffectsProps {
  readonly line: PlanLine;
  /** Whether mails are shown as they look, beside their text. */
  readonly preview: boolean;
  /** Where the page goes back to after a form: `plan#d-…`. */
  readonly back: string;
  readonly voice: Voice;
  readonly service?: ServiceView;
}

/** What would be written to the debtor and to the team, word for word, and where it stands. */
export function Effects({ line, preview, back, voice, service }: EffectsProps) {
  const { t } = voice;
  const shown = shownEffects(line, service);
  if (shown.length === 0) return null;
  const waiting = shown.filter(({ entry }) => entry === undefined || entry.state === "waiting").map(({ effect }) => effect.key);
  return (
    <>
      <h3>{t("Ce qui partirait", "What would leave")}</h3>
      {shown.map(({ effect, entry }) => (
        <OneEffect effect={effect} preview={preview} voice={voice} {...(entry && { entry })} {...(service && { service })} />
      ))}
      {service && service.today === undefined && waiting.length > 0 && (
        <form class="actions" method="post" action={`${service.base}/approve`}>
          {waiting.map((key) => (
            <input type="hidden" name="keys" value={key} />
          ))}
          <input type="hidden" name="back" value={back} />
          <button type="submit">{t("Approuver", "Approve")}</button>
          <span class="muted small">
            {t("Part au prochain passage, après une dernière vérification.", "Leaves with the next run, after a last check.")}
          </span>
        </form>
      )}
    </>
  );
}

/** The plan's effects as the outbox holds them, then what the outbox still holds of the debtor and the plan no longer asks. */
function shownEffects(line: PlanLine, service?: ServiceView): readonly { readonly effect: Effect; readonly entry?: OutboxEntry }[] {
  if (!service) return line.effects.map((effect) => ({ effect }));
  const planned = new Set(line.effects.map((effect) => effect.key));
  const ofPlan = line.effects.map((effect) => {
    const entry = service.outbox.get(effect.key);
    return entry ? { effect: entry.effect, entry } : { effect };
  });
  const others = [...service.outbox.values()].filter(
    (entry) => !planned.has(entry.key) && entry.effect.debtor === line.decision.debtor && entry.effect.currency === line.decision.currency,
  );
  return [...ofPlan, ...others.map((entry) => ({ effect: entry.effect, entry }))];
}

function OneEffect({
  effect,
  entry,
  preview,
  voice,
  service,
}: {
  effect: Effect;
  entry?: OutboxEntry;
  preview: boolean;
  voice: Voice;
  service?: ServiceView;
}) {
  const { t, format, language } = voice;
  return (
    <article class="effect">
      <header>
        <span class={`chip ${effect.kind}`}>
          {effect.kind === "task" ? activityName(effect.activity, voice) : effectKindName(effect.kind, voice)}
        </span>
        <strong>{titleOf(effect)}</strong>
        {entry && <span class={`chip ${outboxTone(entry)}`}>{outboxStateName(entry.state, voice)}</span>}
        {!entry && effect.approval === "always" && <span class="chip task">{t("attend un accord", "waits for approval")}</span>}
        <span class="muted small nowrap">{format.day(effect.actOn)}</span>
      </header>
      {entry?.why && <p class="notice warn">{say(entry.why, language, ...catalogues)}</p>}
      {effect.kind === "email" && (
        <dl class="facts">
          <dt>{t("De", "From")}</dt>
          <dd>{effect.from}</dd>
          <dt>{t("À", "To")}</dt>
          <dd>{effect.to.map((to) => (to.name === undefined ? to.email : `${to.name} <${to.email}>`)).join(", ")}</dd>
          {effect.replyTo !== undefined && (
            <>
              <dt>{t("Répondre à", "Reply to")}</dt>
              <dd>{effect.replyTo}</dd>
            </>
          )}
        </dl>
      )}
      <pre>{textOf(effect)}</pre>
      {(effect.kind === "email" || effect.kind === "letter") && (service || preview) && (
        <details>
          <summary>
            {effect.kind === "email"
              ? t("Voir l’e-mail tel qu’il se présente", "See the e-mail as it looks")
              : t("Voir le courrier tel qu’il se présente", "See the letter as it looks")}
          </summary>
          {service ? (
            <iframe title={effect.subject} sandbox="" loading="lazy" src={mailUrl(service, effect)} />
          ) : (
            <iframe title={effect.subject} sandbox="" loading="lazy" srcdoc={effect.html} />
          )}
        </details>
      )}
    </article>
  );
}

function mailUrl(service: ServiceView, effect: Effect): string {
  const day = service.today === undefined ? "" : `?today=${service.today}`;
  return `${service.base}/debtors/${encodeURIComponent(effect.debtor)}/mails/${effect.key}${day}`;
}

function titleOf(effect: Effect): string {
  if (effect.kind === "task") return effect.title;
  return effect.kind === "note" ? effect.step : effect.subject;
}

function textOf(effect: Effect): string {
  return effect.kind === "email" || effect.kind === "letter" ? effect.text : effect.body;
}

function outboxTone({ state }: OutboxEntry): string {
  if (state === "sent" || state === "approved") return "done";
  return state === "uncertain" || state === "parked" || state === "refused" || state === "cancelled" ? "stop" : "task";
}

export function effectKindName(kind: EffectKind, { t }: Voice): string {
  switch (kind) {
    case "email":
      return t("e-mail", "e-mail");
    case "task":
      return t("tâche", "task");
    case "letter":
      return t("courrier", "letter");
    case "note":
      return t("note", "note");
  }
}

export function activityName(activity: TaskEffect["activity"], { t }: Voice): string {
  switch (activity) {
    case "call":
      return t("appel", "call");
    case "match_payment":
      return t("rapprochement", "match a payment");
    case "answer":
      return t("réponse à donner", "answer");
    case "letter":
      return t("courrier à poster", "letter to post");
    case "check_item":
      return t("pièce à vérifier", "check a document");
    case "find_address":
      return t("adresse à trouver", "find an address");
    case "handover":
      return t("passage au contentieux", "handover");
    case "other":
      return t("tâche", "task");
  }
}
