import type { Currency, Minor } from "../../ledger/money.ts";
import type { BookProof } from "../../ledger/store/book.ts";
import { isAddressed } from "../../rules/decision.ts";
import { catalogues } from "../../text/all.ts";
import { say } from "../../text/sentences.ts";
import type { Book } from "../../workspace/book.ts";
import type { Plan } from "../../workspace/plan.ts";
import type { Summary } from "../../workspace/summary.ts";
import { Table } from "./table.tsx";
import { sayShare, type Voice } from "./voice.ts";

/** The workspace, the day, and the book in one sentence with its proof; the table below has the detail when there are several. */
export function Head({ plan, voice }: { plan: Plan; voice: Voice }) {
  const { t, format } = voice;
  const { proofs } = plan.book;
  const [only] = proofs;
  return (
    <header>
      <p class="eyebrow">{t("Plan de relance", "Collection plan")}</p>
      <h1>
        {plan.workspace} <span class="muted">· {format.longDay(plan.today)}</span>
      </h1>
      {only && proofs.length === 1 && <ProofSentence proof={only} voice={voice} />}
      {proofs.length > 1 && (
        <p class="lede">
          {format.count(plan.lines.length, t("dossier client", "debtor file"), t("dossiers clients", "debtor files"))},{" "}
          {format.count(
            sum(proofs.map((proof) => proof.openItems)),
            t("échéance ouverte", "open item"),
            t("échéances ouvertes", "open items"),
          )}
          ,{" "}
          {proofs.every(isProved) ? (
            <span class="good">
              {t("chaque total égale le solde de la comptabilité, écart 0", "each total equals the balance in the books, difference 0")}
            </span>
          ) : (
            <strong class="bad">
              {t("des totaux ne sont pas égaux au solde de la comptabilité", "some totals do not equal the balance in the books")}
            </strong>
          )}
        </p>
      )}
    </header>
  );
}

function ProofSentence({ proof, voice: { t, format } }: { proof: BookProof; voice: Voice }) {
  const money = (amount: Minor) => format.money(amount, proof.currency);
  return (
    <p class="lede">
      {format.count(proof.debtors, t("client", "debtor"), t("clients", "debtors"))},{" "}
      {format.count(proof.openItems, t("échéance ouverte", "open item"), t("échéances ouvertes", "open items"))},{" "}
      <span class="nowrap">{money(proof.net)}</span>{" "}
      {proof.balance === null ? (
        <span class="muted">
          {t("(l’outil comptable ne donne pas de solde à comparer)", "(the accounting tool gives no balance to compare with)")}
        </span>
      ) : isProved(proof) ? (
        <span class="good">
          {t("= solde des comptes clients, écart", "= receivable balance, difference")} <span class="nowrap">{money(0)}</span>
        </span>
      ) : (
        <strong class="bad">
          {t("≠ solde des comptes clients", "≠ receivable balance")} {money(proof.balance)}, {t("écart", "difference")}{" "}
          {money(proof.difference)}
        </strong>
      )}
    </p>
  );
}

/** The book of each company and currency beside the balance it is proved against. One alone is said in the head. */
export function Proofs({ book, voice: { t, format } }: { book: Book; voice: Voice }) {
  if (book.proofs.length < 2) return null;
  return (
    <section class="card">
      <h2>{t("Le livre et sa preuve", "The book and its proof")}</h2>
      <Table
        columns={[
          { title: t("Société", "Company") },
          { title: t("Clients", "Debtors"), number: true },
          { title: t("Échéances", "Items"), number: true, secondary: true },
          { title: t("Ouvert", "Open"), number: true, secondary: true },
          { title: t("À rapprocher", "To match"), number: true, secondary: true },
          { title: t("Net", "Net"), number: true },
          { title: t("Solde comptable", "Balance"), number: true, secondary: true },
          { title: t("Écart", "Difference"), number: true },
        ]}
        rows={book.proofs.map((proof) => {
          const money = (amount: Minor) => format.money(amount, proof.currency);
          return [
            <>
              {proof.company} <span class="muted small">{proof.currency}</span>
            </>,
            format.number(proof.debtors),
            format.number(proof.openItems),
            money(proof.open),
            proof.unapplied === 0 ? "–" : money(proof.unapplied),
            money(proof.net),
            proof.balance === null ? t("non donné", "not given") : money(proof.balance),
            <span class={isProved(proof) ? "good" : "bad"}>{money(proof.difference)}</span>,
          ];
        })}
      />
    </section>
  );
}

function isProved(proof: BookProof): boolean {
  return proof.difference === 0;
}

/** The few figures one wants first, in the main currency: what is owed, what is late, what would leave. */
export function Figures({ plan, summary, voice }: { plan: Plan; summary: Summary; voice: Voice }) {
  const { t, format } = voice;
  const count = (pick: (step: Summary["steps"][number]) => number) => sum(summary.steps.map(pick));
  const chased = plan.lines.filter((line) => isAddressed(line.decision));
  const tasks = count((step) => step.tasks) + sum(summary.notChased.map((one) => one.tasks));
  const [currency = "EUR"] = currenciesOf(plan);
  const { exposure, overdue, unapplied } = totals(plan, currency);
  return (
    <dl class="figures">
      <Figure
        name={t("Encours", "Outstanding")}
        value={format.money(exposure, currency)}
        note={unapplied > 0 ? `${format.money(unapplied, currency)} ${t("à rapprocher", "to be matched")}` : ""}
      />
      <Figure
        name={t("En retard", "Overdue")}
        value={format.money(overdue, currency)}
        note={exposure > 0 ? `${sayShare(overdue / exposure, voice)} ${t("de l’encours", "of what is owed")}` : ""}
      />
      <Figure
        name={t("À relancer", "To chase")}
        value={format.number(chased.length)}
        note={t(`sur ${format.number(plan.lines.length)} dossiers`, `of ${format.number(plan.lines.length)} files`)}
      />
      <Figure name={t("E-mails", "E-mails")} value={format.number(count((step) => step.emails))} />
      <Figure name={t("Appels et tâches", "Calls and tasks")} value={format.number(tasks)} />
      <Figure name={t("Courriers", "Letters")} value={format.number(count((step) => step.letters))} />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** Currencies of the plan, those with the most debtors first. */
export function currenciesOf(plan: Plan): readonly Currency[] {
  const counts = new Map<Currency, number>();
  for (const { dossier } of plan.lines) counts.set(dossier.currency, (counts.get(dossier.currency) ?? 0) + 1);
  return [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1)).map(([currency]) => currency);
}

function totals(plan: Plan, currency: Currency) {
  const figures = plan.lines.filter(({ dossier }) => dossier.currency === currency).map(({ dossier }) => dossier.figures);
  return {
    exposure: sum(figures.map((one) => one.exposure)),
    overdue: sum(figures.map((one) => one.overdue)),
    unapplied: sum(figures.map((one) => one.unapplied)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Where the book and the host's balance part, customer by customer. */
export function Differences({ book, voice }: { book: Book; voice: Voice }) {
  const { t, format } = voice;
  const proofs = book.proofs.filter((proof) => proof.differences.length > 0);
  return (
    <>
      {proofs.map((proof) => (
        <section class="card">
          <h2>
            {t("Écarts avec la comptabilité", "Differences with the books")} · {proof.company}
          </h2>
          <p class="muted small">
            {t(
              "Tant que l’écart dépasse la tolérance, rien n’est envoyé.",
              "While the difference is above the tolerance, nothing is sent.",
            )}
          </p>
          <Table
            columns={[
              { title: t("Client", "Debtor") },
              { title: t("Échéances ouvertes", "Open items"), number: true },
              { title: t("Solde comptable", "Balance"), number: true },
              { title: t("Écart", "Difference"), number: true },
            ]}
            rows={proof.differences.map((one) => [
              `${one.name} (${one.reference})`,
              format.money(one.book, proof.currency),
              format.money(one.host, proof.currency),
              <strong class="bad">{format.money(one.book - one.host, proof.currency)}</strong>,
            ])}
          />
        </section>
      ))}
    </>
  );
}

/** Rows that could not be read, each with its place: they are in no total. */
export function SetAsideRows({ book, voice }: { book: Book; voice: Voice }) {
  const { t, format, language } = voice;
  if (book.setAside.length === 0) return null;
  return (
    <section class="card" id="set-aside">
      <h2>{format.count(book.setAside.length, t("ligne mise de côté", "row set aside"), t("lignes mises de côté", "rows set aside"))}</h2>
      <p class="muted small">{t("Elles ne sont dans aucun total de cette page.", "They are in no total of this page.")}</p>
      <Table
        columns={[{ title: t("Où", "Where") }, { title: t("Pourquoi", "Why") }]}
        rows={book.setAside.map((row) => [<code>{row.place}</code>, say(row, language, ...catalogues)])}
      />
    </section>
  );
}
