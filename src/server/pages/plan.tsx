import { version } from "../../version.ts";
import type { Plan } from "../../workspace/plan.ts";
import { summarise } from "../../workspace/summary.ts";
import { Ageing } from "./ageing.tsx";
import { Debtors, segmentStyle } from "./debtors.tsx";
import { Differences, Figures, Head, Proofs, SetAsideRows } from "./book.tsx";
import { Crumbs, Desk } from "./desk.tsx";
import { document } from "./layout.tsx";
import { groupsOf } from "./groups.ts";
import { Moved, NotChased, PlanNotices, Segments, Steps } from "./summary.tsx";
import type { PageOptions } from "./view.ts";
import { voiceOf } from "./voice.ts";

/**
 * The whole plan as one HTML page: the proved book, what would leave, why the others are left alone, every debtor with
 * its mails. Nothing is fetched and no script runs, so it can be sent, kept and printed. The same plan gives the same bytes.
 */
export function planPage(plan: Plan, { language, service }: PageOptions): string {
  const voice = voiceOf(language);
  const { t, format } = voice;
  const summary = summarise(plan);
  const groups = groupsOf(plan, summary);
  const title = `${t("Plan de relance", "Collection plan")} · ${plan.workspace} · ${format.day(plan.today)}`;
  return document(
    { voice, title, extraStyle: segmentStyle(summary.segments), ...(service && { nonce: service.nonce }) },
    <main class="page">
      {service && <Crumbs voice={voice} />}
      <Head plan={plan} voice={voice} />
      {service && <Desk plan={plan} voice={voice} service={service} />}
      <PlanNotices summary={summary} voice={voice} />
      <Figures plan={plan} summary={summary} voice={voice} />
      <Proofs book={plan.book} voice={voice} />
      <Differences book={plan.book} voice={voice} />
      <Ageing plan={plan} voice={voice} />
      <Steps summary={summary} groups={groups} voice={voice} />
      <div class="two">
        <Segments summary={summary} voice={voice} />
        <NotChased summary={summary} groups={groups} voice={voice} />
      </div>
      <Moved plan={plan} voice={voice} />
      <SetAsideRows book={plan.book} voice={voice} />
      <Debtors plan={plan} groups={groups} segments={summary.segments} voice={voice} {...(service && { service })} />
      <footer>
        <p>
          {service
            ? t(
                "Rien ne part sans être approuvé, sauf les étapes que les règles laissent automatiques.",
                "Nothing leaves without approval, except steps that the rules leave automatic.",
              )
            : t(
                "Rien n’est parti : cette page est une préparation. Elle contient des données personnelles ; gardez-la dans l’équipe.",
                "Nothing has left: this page is a preparation. It holds personal data; keep it within the team.",
              )}
        </p>
        <p>Relance {version}</p>
      </footer>
    </main>,
  );
}
