import { addDays, type Day } from "../../ledger/day.ts";
import { sayReason } from "../../text/reasons.ts";
import { version } from "../../version.ts";
import type { PlanLine } from "../../workspace/plan.ts";
import { DebtorFile } from "./debtor-file.tsx";
import { Crumbs, Notices } from "./desk.tsx";
import { document } from "./layout.tsx";
import type { ServiceView } from "./view.ts";
import type { Voice } from "./voice.ts";

interface DebtorPageProps {
  readonly workspace: string;
  /** One per currency, at least one. */
  readonly lines: readonly PlanLine[];
  /** Today in the workspace, whatever day is looked at. */
  readonly actual: Day;
  readonly voice: Voice;
  readonly service: ServiceView;
}

/** One debtor: the reason, what is owed, what would be written, and a way to hold it. */
export function debtorPage({ workspace, lines, actual, voice, service }: DebtorPageProps): string {
  const { t, format } = voice;
  const debtor = lines[0]?.dossier.debtor;
  const name = debtor?.name ?? "";
  return document(
    { voice, title: `${name} · ${workspace}`, nonce: service.nonce },
    <main class="page">
      <Crumbs voice={voice} workspace={workspace} base={service.base} />
      <h1>
        {name} <span class="muted">· {debtor?.reference}</span>
      </h1>
      <Notices voice={voice} service={service} />
      {lines.map((line) => (
        <section class="card">
          <h2>
            {t(
              `${format.money(line.dossier.figures.overdue, line.dossier.currency)} en retard sur ${format.money(line.dossier.figures.exposure, line.dossier.currency)} d’encours`,
              `${format.money(line.dossier.figures.overdue, line.dossier.currency)} overdue of ${format.money(line.dossier.figures.exposure, line.dossier.currency)} outstanding`,
            )}
          </h2>
          <p class="because">{sayReason(line.decision, voice.language)}</p>
          <DebtorFile
            line={line}
            preview={true}
            back={`debtors/${encodeURIComponent(line.decision.debtor)}`}
            voice={voice}
            service={service}
          />
        </section>
      ))}
      <section class="card">
        <h2>{t("Suspendre les relances", "Hold the reminders")}</h2>
        <form method="post" action={`${service.base}/hold`} class="row">
          <input type="hidden" name="debtor" value={debtor?.id} />
          <input type="hidden" name="back" value={`debtors/${encodeURIComponent(debtor?.id ?? "")}`} />
          <label class="field">
            {t("Jusqu’au", "Until")}
            <input type="date" name="until" required min={actual} value={addDays(actual, 14)} />
          </label>
          <label class="field">
            {t("Pourquoi, en quelques mots factuels", "Why, in a few factual words")}
            <input type="text" name="note" maxlength={2000} />
          </label>
          <button type="submit">{t("Suspendre", "Hold")}</button>
        </form>
      </section>
      <footer>
        <p>Relance {version}</p>
      </footer>
    </main>,
  );
}
