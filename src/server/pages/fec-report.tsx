import type { FecReport, FileReport, Understood } from "../../connectors/fec/report.ts";
import type { Currency } from "../../ledger/money.ts";
import { catalogues } from "../../text/all.ts";
import { sayDueSource } from "../../text/due-source.ts";
import { sayRole } from "../../text/fec-report.ts";
import type { Language } from "../../text/format.ts";
import { say } from "../../text/sentences.ts";
import { version } from "../../version.ts";
import { Figures } from "./figures.tsx";
import { fileFacts, fileName, said } from "./fec-words.ts";
import { document } from "./layout.tsx";
import { Table } from "./table.tsx";
import { type Voice, voiceOf } from "./voice.ts";

export interface FecPageOptions {
  readonly workspace: string;
  readonly currency: Currency;
  readonly language: Language;
}

interface PartProps {
  readonly understood: Understood;
  readonly currency: Currency;
  readonly voice: Voice;
}

/** The report of the files as one HTML page, to be sent to the accountant. The same report gives the same bytes. */
export function fecReportPage({ files, refusal, understood }: FecReport, { workspace, currency, language }: FecPageOptions): string {
  const voice = voiceOf(language);
  const { t, format } = voice;
  const name = t("Rapport sur les FEC", "Report on the FEC files");
  return document(
    {
      voice,
      title: `${name} · ${workspace}`,
      extraStyle: ".card li { margin-bottom: .35rem; } .card ul { margin: 0; padding-left: 1.2rem; }",
    },
    <main class="page">
      <header>
        <p class="eyebrow">{name}</p>
        <h1>
          {workspace} {understood && <span class="muted">· {format.longDay(understood.lastDay)}</span>}
        </h1>
        {understood && <ProofSentence understood={understood} currency={currency} voice={voice} />}
      </header>
      {refusal && (
        <div class="notice bad" role="alert">
          <p>
            <strong>{t("Refusé :", "Refused:")}</strong> {say(refusal, language, ...catalogues)}
          </p>
        </div>
      )}
      {understood && <BookFigures understood={understood} currency={currency} voice={voice} />}
      {understood && (
        <>
          <Messages
            title={t("Ce qu’un meilleur export donnerait", "What a better export would give")}
            texts={said(understood.advice, voice)}
            none={t("Rien de plus : ce FEC dit tout ce qu’un FEC peut dire.", "Nothing more: this FEC says all that a FEC can say.")}
          />
          <SetAside understood={understood} currency={currency} voice={voice} />
        </>
      )}
      {files.map((file) => (
        <File file={file} voice={voice} />
      ))}
      {understood && (
        <>
          <Messages title={t("Supposé", "Assumed")} texts={said(understood.assumed, voice)} />
          <DueSources understood={understood} currency={currency} voice={voice} />
          <Customers understood={understood} currency={currency} voice={voice} />
        </>
      )}
      <footer>
        <p>
          {t(
            "Cette page contient des données de clients ; gardez-la entre vous et votre cabinet.",
            "This page holds customers’ data; keep it between you and your accountant.",
          )}
        </p>
        <p>Relance {version}</p>
      </footer>
    </main>,
  );
}

function ProofSentence({ understood: { total, customers }, currency, voice: { t, format } }: PartProps) {
  const wrong = customers.filter((one) => one.difference !== 0).length;
  const money = (amount: number) => <span class="nowrap">{format.money(amount, currency)}</span>;
  return (
    <p class="lede">
      {money(total.open)} {t("dus", "open")} − {money(total.unapplied)} {t("à rapprocher", "to match")} ={" "}
      {money(total.open - total.unapplied)}
      {t(" ; ", "; ")}
      {total.difference === 0 && wrong === 0 ? (
        <span class="good">
          {t("c’est le solde des comptes clients, pour chacun d’eux", "which is the receivable balance, customer by customer")}
        </span>
      ) : (
        <strong class="bad">
          {t("solde des comptes clients", "receivable balance")} {money(total.balance)}, {t("écart", "difference")}{" "}
          {money(total.difference)}
        </strong>
      )}
    </p>
  );
}

function BookFigures({ understood, currency, voice: { t, format } }: PartProps) {
  const { total, customers, lastMoneyOn, setAside } = understood;
  const exact = customers.filter((one) => one.difference === 0).length;
  const figures = [
    [t("Solde clients", "Receivable balance"), format.money(total.balance, currency)],
    [t("Règlements à rapprocher", "Payments to match"), format.money(total.unapplied, currency)],
    [
      t("Clients justes", "Customers exact"),
      t(`${format.number(exact)} sur ${format.number(customers.length)}`, `${format.number(exact)} of ${format.number(customers.length)}`),
    ],
    [t("Dernière écriture de banque", "Last bank entry"), lastMoneyOn ? format.day(lastMoneyOn) : t("aucune", "none")],
    [t("Mis de côté", "Set aside"), format.number(setAside.length)],
  ];
  return <Figures of={figures} />;
}

function Messages({ title, texts, none }: { title: string; texts: readonly string[]; none?: string }) {
  if (texts.length === 0 && none === undefined) return null;
  return (
    <section class="card">
      <h2>{title}</h2>
      {texts.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <ul>
          {texts.map((text) => (
            <li>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function SetAside({ understood: { setAside }, voice: { t, format, language } }: PartProps) {
  if (setAside.length === 0) return null;
  return (
    <section class="card">
      <h2>{format.count(setAside.length, t("ligne mise de côté", "row set aside"), t("lignes mises de côté", "rows set aside"))}</h2>
      <p class="muted small">{t("Elles ne sont dans aucun total de cette page.", "They are in no total of this page.")}</p>
      <Table
        columns={[{ title: t("Où", "Where") }, { title: t("Pourquoi", "Why") }]}
        rows={setAside.map((row) => [<code>{row.place}</code>, say(row, language, ...catalogues)])}
      />
    </section>
  );
}

function File({ file, voice }: { file: FileReport; voice: Voice }) {
  return (
    <section class="card">
      <h2>
        {fileName(file)} <span class="muted">· {sayRole(file.role, voice.language)}</span>
      </h2>
      <dl class="facts">
        {fileFacts(file, voice).map(([name, texts]) => (
          <>
            <dt>{name}</dt>
            <dd>
              {texts.map((text) => (
                <div>{text}</div>
              ))}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
}

function DueSources({ understood: { dueSources }, currency, voice: { t, format, language } }: PartProps) {
  if (dueSources.length === 0) return null;
  return (
    <section class="card">
      <h2>{t("D’où viennent les échéances", "Where due dates come from")}</h2>
      <Table
        columns={[
          { title: t("Source", "Source") },
          { title: t("Pièces", "Items"), number: true },
          { title: t("Reste dû", "Open"), number: true },
        ]}
        rows={dueSources.map(({ source, items, amount }) => [
          sayDueSource(source, language),
          format.number(items),
          format.money(amount, currency),
        ])}
      />
    </section>
  );
}

/** Every customer, the proofs that fail first, then by balance. */
function Customers({ understood: { customers, total }, currency, voice: { t, format } }: PartProps) {
  const money = (amount: number) => format.money(amount, currency);
  const difference = (amount: number) => <span class={amount === 0 ? "good" : "bad"}>{money(amount)}</span>;
  const sorted = customers.toSorted((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || b.balance - a.balance);
  return (
    <section class="card">
      <h2>{t("Preuve, client par client", "Proof, customer by customer")}</h2>
      <Table
        columns={[
          { title: t("Client", "Customer") },
          { title: t("Dus", "Open"), number: true, secondary: true },
          { title: t("À rapprocher", "To match"), number: true, secondary: true },
          { title: t("Solde", "Balance"), number: true },
          { title: t("Écart", "Difference"), number: true },
        ]}
        rows={sorted.map((one) => [
          <>
            {one.name} <span class="muted small">{one.reference}</span>
          </>,
          money(one.open),
          one.unapplied === 0 ? "–" : money(one.unapplied),
          money(one.balance),
          difference(one.difference),
        ])}
        total={[t("Total", "Total"), money(total.open), money(total.unapplied), money(total.balance), difference(total.difference)]}
      />
    </section>
  );
}
