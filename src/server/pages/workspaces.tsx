import type { Standing } from "../standing.ts";
import { LogOut } from "./desk.tsx";
import { document } from "./layout.tsx";
import { Table } from "./table.tsx";
import { sayTime, type Voice } from "./voice.ts";

export interface ListedWorkspace extends Standing {
  readonly name: string;
  readonly company: string;
  readonly mode: "review" | "auto";
  /** In the workspace's zone. */
  readonly nextRun?: string;
}

/** Every workspace served here, and what waits in each. */
export function workspacesPage({
  voice,
  nonce,
  workspaces,
}: {
  voice: Voice;
  nonce: string;
  workspaces: readonly ListedWorkspace[];
}): string {
  const { t, format } = voice;
  const count = (value: number | undefined) => (value === undefined || value === 0 ? "–" : format.number(value));
  return document(
    { voice, title: t("Espaces de travail · Relance", "Workspaces · Relance"), nonce },
    <main class="page">
      <nav class="crumbs">
        <span class="muted">Relance</span>
        <LogOut voice={voice} />
      </nav>
      <h1>{t("Espaces de travail", "Workspaces")}</h1>
      <section class="card">
        <Table
          columns={[
            { title: t("Espace", "Workspace") },
            { title: t("Créancier", "Creditor"), secondary: true },
            { title: t("À approuver", "To approve"), number: true },
            { title: t("Approuvés", "Approved"), number: true },
            { title: t("Incertains ou bloqués", "Uncertain or parked"), number: true },
            { title: t("Données du", "Data of"), secondary: true },
            { title: t("Prochain passage", "Next run") },
          ]}
          rows={workspaces.map((one) => [
            <a href={`/w/${one.name}/plan`}>{one.name}</a>,
            one.company,
            count(one.outbox.waiting),
            count(one.outbox.approved),
            count((one.outbox.uncertain ?? 0) + (one.outbox.parked ?? 0)),
            one.pulledOn === undefined ? t("jamais lues", "never read") : format.day(one.pulledOn),
            <>
              {one.braked ? (
                <span class="chip stop">{t("arrêté", "stopped")}</span>
              ) : (
                <span class="nowrap">{one.nextRun === undefined ? "–" : sayTime(one.nextRun, voice)}</span>
              )}{" "}
              {one.lastRunFailed && <span class="chip stop">{t("dernier passage en échec", "last run failed")}</span>}
            </>,
          ])}
        />
      </section>
    </main>,
  );
}
