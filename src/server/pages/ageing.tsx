import { type Buckets, bucketOf, daysLate } from "../../ledger/dossier.ts";
import type { Currency } from "../../ledger/money.ts";
import type { Plan } from "../../workspace/plan.ts";
import { currenciesOf } from "./book.tsx";
import { SvgBars } from "./svg-bars.tsx";
import { Table } from "./table.tsx";
import type { Voice } from "./voice.ts";

const bands = ["notDue", "d1to30", "d31to60", "d61to90", "over90"] as const satisfies readonly (keyof Buckets)[];

/** The aged balance of each currency: bars to see, a table to read. */
export function Ageing({ plan, voice }: { plan: Plan; voice: Voice }) {
  return (
    <>
      {currenciesOf(plan).map((currency) => (
        <AgeingOf plan={plan} currency={currency} voice={voice} />
      ))}
    </>
  );
}

function AgeingOf({ plan, currency, voice }: { plan: Plan; currency: Currency; voice: Voice }) {
  const { t, format } = voice;
  const rows = bands.map((band) => ({ band, ...bandOf(plan, currency, band) }));
  const total = rows.reduce((sum, row) => sum + row.amount, 0);
  const items = rows.reduce((sum, row) => sum + row.items, 0);
  const share = (amount: number) => (total === 0 ? 0 : amount / total);
  const percent = (amount: number) => `${Math.round(share(amount) * 100)} %`;
  const title = `${t("Balance âgée", "Aged balance")}${currency === "EUR" ? "" : `, ${currency}`}`;
  return (
    <section class="card">
      <h2>{title}</h2>
      <div class="ageing">
        <SvgBars
          id={`ageing-${currency}`}
          title={title}
          desc={rows
            .map((row) => `${bandName(row.band, voice)}${t(" : ", ": ")}${format.money(row.amount, currency)}, ${percent(row.amount)}`)
            .join(" ; ")}
          bars={rows.map((row, index) => ({
            label: bandName(row.band, voice),
            note: percent(row.amount),
            share: share(row.amount),
            tone: `band-${index}`,
          }))}
        />
        <Table
          columns={[
            { title: t("Retard", "Days late") },
            { title: t("Échéances", "Items"), number: true },
            { title: t("Clients", "Debtors"), number: true },
            { title: t("Montant", "Amount"), number: true },
          ]}
          rows={rows.map((row, index) => [
            <>
              <span class={`swatch band-${index}`} />
              {bandName(row.band, voice)}
            </>,
            format.number(row.items),
            format.number(row.debtors),
            format.money(row.amount, currency),
          ])}
          total={[t("Encours", "Outstanding"), format.number(items), "", format.money(total, currency)]}
        />
      </div>
    </section>
  );
}

function bandOf(plan: Plan, currency: Currency, band: keyof Buckets) {
  const found = { amount: 0, items: 0, debtors: 0 };
  for (const { dossier } of plan.lines) {
    if (dossier.currency !== currency || dossier.figures.buckets[band] === 0) continue;
    found.amount += dossier.figures.buckets[band];
    found.items += dossier.items.filter((item) => bucketOf(daysLate(item, plan.today)) === band).length;
    found.debtors++;
  }
  return found;
}

function bandName(band: keyof Buckets, { t }: Voice): string {
  switch (band) {
    case "notDue":
      return t("Non échu", "Not due");
    case "d1to30":
      return t("1 à 30 jours", "1 to 30 days");
    case "d31to60":
      return t("31 à 60 jours", "31 to 60 days");
    case "d61to90":
      return t("61 à 90 jours", "61 to 90 days");
    case "over90":
      return t("Plus de 90 jours", "Over 90 days");
  }
}
