import type { Plan } from "../../workspace/plan.ts";
import type { ServiceView } from "./view.ts";
import { sayTime, type Voice } from "./voice.ts";

interface DeskProps {
  readonly plan: Plan;
  readonly voice: Voice;
  readonly service: ServiceView;
}

/** What a person can do with the plan: approve it all, run now, stop everything. */
export function Desk({ plan, voice, service }: DeskProps) {
  const { t, format } = voice;
  const { base, brake, today, nextRun } = service;
  const effects = plan.lines.flatMap((line) => line.effects);
  const waiting = effects.filter((effect) => (service.outbox.get(effect.key)?.state ?? "waiting") === "waiting").length;
  return (
    <>
      <Notices voice={voice} service={service} />
      {today !== undefined ? (
        <div class="notice warn">
          <p>
            {t(
              "Vous regardez le plan d’un autre jour. Seul celui d’aujourd’hui s’approuve.",
              "You are looking at another day’s plan. Only today’s can be approved.",
            )}{" "}
            <a href={`${base}/plan`}>{t("Plan d’aujourd’hui", "Today’s plan")}</a>
          </p>
        </div>
      ) : (
        <div class="actions">
          {waiting > 0 && (
            <details class="ask">
              <summary class="button">{t("Tout approuver…", "Approve everything…")}</summary>
              <form method="post" action={`${base}/approve`} class="card">
                <input type="hidden" name="all" value="true" />
                <p>
                  {t(
                    `${format.count(waiting, "message, tâche ou note", "messages, tâches et notes")} du plan du jour, pour tous les clients.`,
                    `${format.count(waiting, "message, task or note", "messages, tasks and notes")} of today’s plan, for every debtor.`,
                  )}
                </p>
                <button type="submit">{t("Oui, tout approuver", "Yes, approve everything")}</button>
              </form>
            </details>
          )}
          <form method="post" action={`${base}/run`}>
            <button type="submit" class="quiet">
              {t("Lancer un passage maintenant", "Run now")}
            </button>
          </form>
          {!brake && <Stop voice={voice} base={base} />}
          <span class="muted small">{nextRun !== undefined && `${t("Prochain passage :", "Next run:")} ${sayTime(nextRun, voice)}`}</span>
        </div>
      )}
    </>
  );
}

/** What the last click did, and what stands in the way of sending. */
export function Notices({ voice, service }: Omit<DeskProps, "plan">) {
  const { t } = voice;
  const { base, brake, lastError, notice } = service;
  return (
    <>
      {notice !== undefined && (
        <div class="notice good" role="status">
          <p>{notice}</p>
        </div>
      )}
      {lastError !== undefined && (
        <div class="notice warn">
          <p>
            {t("Le dernier passage a échoué :", "The last run failed:")} {lastError}
          </p>
        </div>
      )}
      {brake && (
        <div class="notice bad top">
          <p>
            <strong>{t("Tout est arrêté", "Everything is stopped")}</strong> {t("par", "by")} {brake.by}
            {brake.why !== "" && `${t(" : ", ": ")}${brake.why}`}
          </p>
          <form method="post" action={`${base}/resume`}>
            <button type="submit" class="quiet small">
              {t("Reprendre les envois", "Resume")}
            </button>
          </form>
        </div>
      )}
    </>
  );
}

function Stop({ voice: { t }, base }: { voice: Voice; base: string }) {
  return (
    <details class="ask">
      <summary class="button danger">{t("Tout arrêter…", "Stop everything…")}</summary>
      <form method="post" action={`${base}/stop`} class="card">
        <label class="field">
          {t("Pourquoi", "Why")}
          <input type="text" name="why" required maxlength={2000} />
        </label>
        <p class="actions">
          <button type="submit" class="danger">
            {t("Plus rien ne part", "Nothing leaves any more")}
          </button>
        </p>
      </form>
    </details>
  );
}

export function Crumbs({ voice, workspace, base }: { voice: Voice; workspace?: string; base?: string }) {
  return (
    <nav class="crumbs">
      <span>
        <a href="/">{voice.t("Espaces de travail", "Workspaces")}</a>
        {workspace !== undefined && (
          <>
            {" › "}
            <a href={`${base}/plan`}>{workspace}</a>
          </>
        )}
      </span>
      <LogOut voice={voice} />
    </nav>
  );
}

export function LogOut({ voice: { t } }: { voice: Voice }) {
  return (
    <form method="post" action="/logout" class="inline">
      <button type="submit" class="link">
        {t("Se déconnecter", "Log out")}
      </button>
    </form>
  );
}
