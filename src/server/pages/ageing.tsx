import { type Buckets, bucketOf, daysLate } from "../../ledger/dossier.ts";
import type { Currency } from "../../ledger/money.ts";
import type { Plan } from "../../workspace/plan.ts";
import { currenciesOf } from "./book.tsx";
import { SvgBars } from "./svg-bars.tsx";
import { Table } from "./table.tsx";
import { sayShare, type Voice } from "./voice.ts";

const bands = ["notDue", "d1to30", "d31to60", "d61to90", "over90"] as const satisfies readonly (keyof Buckets)[];

/** The aged balance: bars to see and a table to read for the main currency, a line for each of the others. */
export function Ageing({ plan, voice }: { plan: Plan; voice: Voice }) {
  const [main, ...others] = currenciesOf(plan);
  if (main === undefined) return null;
  return (
    <section class="card">
      <h2>{voice.t("Balance âgée", "Aged balance")}</h2>
      <MainCurrency plan={plan} currency={main} voice={voice} />
      {others.length > 0 && <OtherCurrencies plan={plan} currencies={others} voice={voice} />}
    </section>
  );
}

function MainCurrency({ plan, currency, voice }: { plan: Plan; currency: Currency; voice: Voice }) {
  const { t, format } = voice;
  const rows = bands.map((band) => ({ band, ...bandOf(plan, currency, band) }));
  const total = rows.reduce((sum, row) => sum + row.amount, 0);
  const share = (amount: number) => (total === 0 ? 0 : amount / total);
  const percent = (amount: number) => sayShare(share(amount), voice);
  const count = (value: number) => (value === 0 ? "–" : format.number(value));
  return (
    <div class="ageing">
      <SvgBars
        id="ageing"
        title={t("Balance âgée", "Aged balance")}
        desc={rows
          .map((row) => `${bandName(row.band, voice)}${t(" : ", ": ")}${format.money(row.amount, currency)}, ${percent(row.amount)}`)
          .join("; ")}
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
          { title: t("Clients", "Debtors"), number: true, secondary: true },
          { title: t("Montant", "Amount"), number: true },
        ]}
        rows={rows.map((row, index) => [
          <span class="nowrap">
            <span class={`swatch band-${index}`} />
            {bandName(row.band, voice)}
          </span>,
          count(row.items),
          count(row.debtors),
          row.amount === 0 ? "–" : format.money(row.amount, currency),
        ])}
        total={[
          t("Encours", "Outstanding"),
          format.number(rows.reduce((sum, row) => sum + row.items, 0)),
          "",
          format.money(total, currency),
        ]}
      />
    </div>
  );
}

function OtherCurrencies({ plan, currencies, voice }: { plan: Plan; currencies: readonly Currency[]; voice: Voice }) {
  const { t, format } = voice;
  return (
    <>
      <h3>{t("Autres devises", "Other currencies")}</h3>
      <Table
        columns={[{ title: t("Devise", "Currency") }, ...bands.map((band) => ({ title: bandName(band, voice), number: true as const }))]}
        rows={currencies.map((currency) => [
          currency,
          ...bands.map((band) => {
            const { amount } = bandOf(plan, currency, band);
            return amount === 0 ? "–" : format.money(amount, currency);
          }),
        ])}
      />
    </>
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
