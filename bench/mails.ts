import mjml from "mjml";
import type { Dossier } from "../src/ledger/dossier.ts";
import { daysLate } from "../src/ledger/dossier.ts";
import { sumMinor } from "../src/ledger/money.ts";
import type { Intent } from "../src/rules/decision.ts";
import { compose } from "../src/templates/compose.ts";
import { engineOf, type Markup, type Parsed } from "../src/templates/engine.ts";
import { readTemplateFiles, type Suffix } from "../src/templates/files.ts";
import { loadTemplates } from "../src/templates/templates.ts";
import { type Values, valuesOf } from "../src/templates/values.ts";
import { dossiers, inBatches, today } from "./dossiers.ts";
import { readFlags } from "./flags.ts";
import { race, table } from "./harness.ts";

const flags = readFlags({ mails: 2000, items: 5, rounds: 5 });
const template = "reminder-firm";
const company = {
  name: "Ateliers Montclar",
  email: "recouvrement@montclar.example",
  signature: "Agathe Roumegoux, comptabilité clients",
  address: "4 quai des Tanneurs\n99000 Castelmorin",
  iban: "FR7612345678901234567890189",
  bic: "MONTFRPP",
};

interface Mail {
  readonly values: Values;
  /** The template's MJML with the debtor's content in it. */
  readonly filled: string;
}

/** The template before it is compiled: MJML, plain text and subject with their Liquid. */
interface Source {
  readonly mjml: Parsed;
  readonly text: Parsed;
  readonly subject: Parsed;
}

function reminder(of: Dossier): Intent {
  const items = of.items.map((item) => ({ id: item.id, amount: item.open, daysLate: daysLate(item, today) }));
  return {
    step: "firm",
    do: "email",
    template,
    approval: "never",
    items,
    amount: sumMinor(items.map((item) => item.amount)),
    carriedBy: items[0]?.id ?? "",
    cycle: "bench",
    actOn: today,
  };
}

async function readSource(): Promise<Source> {
  const files = await readTemplateFiles();
  const parsed = (suffix: Suffix, markup: Markup) =>
    engineOf("fr", markup).parse(compose(`mails/${template}/fr.${suffix}`, "fr", suffix, files).text);
  return { mjml: parsed("mjml", "html"), text: parsed("txt.liquid", "text"), subject: parsed("subject.liquid", "text") };
}

function filled(parsed: Parsed, markup: Markup, values: Values): string {
  return String(engineOf("fr", markup).renderSync([...parsed], { ...values, subject: "Relance" }));
}

function* mails(source: Source): Generator<Mail> {
  let made = 0;
  for (const one of dossiers(flags.mails * 2, flags.items)) {
    if (one.figures.overdueItems === 0) continue;
    const values = valuesOf(reminder(one), one, company, "fr", one.contacts[0]?.name);
    yield { values, filled: filled(source.mjml, "html", values) };
    if (++made === flags.mails) return;
  }
}

async function compiled(source: string): Promise<string> {
  const { html, errors } = await mjml(source, { validationLevel: "soft", keepComments: false });
  if (errors.length > 0) throw new Error(errors[0]?.message);
  return html;
}

/** Words a reader sees. */
function words(html: string): string {
  return html
    .replace(/<(style|title|head)\b.*?<\/\1>|<!--.*?-->|<[^>]+>/gs, " ")
    .replace(/\s+/g, " ")
    .trim();
}

async function main(): Promise<void> {
  const templates = await loadTemplates();
  const fill = (mail: Mail) => templates.fill(template, "fr", mail.values);
  const source = await readSource();
  for (const mail of [...mails(source)].slice(0, 20)) {
    const [ours, theirs] = [words(fill(mail).html), words(await compiled(mail.filled))];
    if (ours !== theirs) throw new Error(`not the same mail:\n${ours}\n${theirs}`);
  }
  const result = await race<readonly Mail[]>({
    title: `Rendering ${flags.mails.toLocaleString("en")} reminders of ${flags.items} invoices`,
    unit: "mail",
    units: flags.mails,
    rounds: flags.rounds,
    batches: () => inBatches(mails(source), 100),
    ours: [
      { name: "relance", does: "fills the template compiled once: subject, HTML and plain text", run: (batch) => batch.forEach(fill) },
    ],
    others: [
      {
        name: "mjml per mail",
        does: "the same three parts from the same template, its MJML filled and then compiled for each mail",
        async run(batch) {
          for (const { values } of batch) {
            filled(source.subject, "text", values);
            filled(source.text, "text", values);
            await compiled(filled(source.mjml, "html", values));
          }
        },
      },
      {
        name: "mjml alone",
        does: "compiles MJML that was filled before, outside the clock: HTML only",
        async run(batch) {
          for (const mail of batch) await compiled(mail.filled);
        },
      },
    ],
  });
  if (flags.json) return console.log(JSON.stringify(result, undefined, 2));
  console.log(table(result));
  console.log("  both: the words of 20 mails compared, the same");
}

await main();
