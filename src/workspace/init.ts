import { constants, copyFile, mkdir, readdir, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { readBooks } from "../connectors/fec/books-read.ts";
import { FecOptions } from "../connectors/fec/options.ts";
import { addMonths, type Day } from "../ledger/day.ts";
import type { Language } from "../text/format.ts";
import { goldenFileJsonSchema } from "../rules/golden-schema.ts";
import { commonFileJsonSchema, ruleFileJsonSchema } from "../rules/schema.ts";
import { newCustomerFiles, type Reading } from "./customers.ts";
import { customerPaths, recordOf, recordPath } from "./customers-files.ts";
import { WorkspaceError } from "./error.ts";
import { settingsJsonSchema } from "./settings.ts";

export type InitSource = "fec" | "odoo" | "pennylane" | "memory";

export interface InitOptions extends Reading {
  readonly source: InitSource;
  readonly language: Language;
  readonly today: Day;
  /** FEC files to copy into `book/`; the customer file is filled from them. */
  readonly books?: readonly string[];
}

/**
 * Makes a workspace that runs as it is, and returns the files written. Nothing is written when the books cannot be read.
 * @throws WorkspaceError when the folder is not empty, ConnectorError
 */
export async function init(folder: string, options: InitOptions): Promise<readonly string[]> {
  const { source, language, books = [] } = options;
  if (books.length > 0 && source !== "fec") throw new WorkspaceError("workspace.not_fec", { source });
  const existing = await readdir(folder).catch(() => []);
  if (existing.length > 0) throw new WorkspaceError("workspace.not_empty", { folder: resolve(folder) });
  const names = new Set(books.map((path) => basename(path)));
  if (names.size < books.length) throw new WorkspaceError("workspace.same_file_name", { names: [...names].join(", ") });
  const name =
    basename(resolve(folder))
      .toLowerCase()
      .replace(/[^a-z0-9-]+/g, "-")
      .replace(/^-+|-+$/g, "") || "relance";
  const files: Readonly<Record<string, string | Buffer>> = {
    "relance.yaml": settings(name, options),
    "rules/_common.yaml": common(language),
    ".gitignore": ".relance/\noutbox/\n.env\n",
    ".relance/schemas/settings.schema.json": json(settingsJsonSchema()),
    ".relance/schemas/rule.schema.json": json(ruleFileJsonSchema()),
    ".relance/schemas/rules-common.schema.json": json(commonFileJsonSchema()),
    ".relance/schemas/rules-tests.schema.json": json(goldenFileJsonSchema()),
    ...(source === "fec" && { "book/README.md": bookReadme(language), ...(await customers(options)) }),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content, { flag: "wx" });
  }
  const copies = books.map((path) => `book/${basename(path)}`);
  for (const [index, path] of books.entries()) await copyFile(path, join(folder, copies[index] as string), constants.COPYFILE_EXCL);
  return [...Object.keys(files), ...copies].filter((path) => !path.startsWith(".relance/"));
}

async function customers({ language, today, books = [], onProgress = () => undefined, signal }: InitOptions) {
  const options = FecOptions.parse({ files: books.length > 0 ? books.map((path) => resolve(path)) : ["book/*.txt"] });
  const read =
    books.length > 0 ? await readBooks({ ...options, folder: "", company: { id: "new", name: "" } }, onProgress, signal) : undefined;
  const files = newCustomerFiles(read, customerPaths(), { language, currency: options.currency, today });
  return { ...files, [recordPath]: recordOf(files) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function settings(name: string, { source, language, today, books = [] }: InitOptions): string {
  const t = (fr: string, en: string) => (language === "fr" ? fr : en);
  const files = patternsOf(books)
    .map((pattern) => JSON.stringify(pattern))
    .join(", ");
  const sources = {
    fec: `source: fec
fec:
  files: [${files}]          # ${t("un FEC par exercice, exporté du logiciel comptable", "one FEC per fiscal year, exported from the accounting software")}
  customers: customers.xlsx      # ${t("ce que le FEC ne dit pas : adresses, conditions", "what a FEC does not say: addresses, terms")}
`,
    odoo: `source: odoo
odoo:
  url: https://odoo.example.com  # ${t("adresse de la page de connexion", "address of the login page")}
  key: \${ODOO_KEY}               # ${t("dans .env ; « relance install --bot-login » la crée", "in .env; “relance install --bot-login” makes it")}
  # database: acme               # ${t("si le serveur en a plusieurs, et avant Odoo 19", "if the server has several, and before Odoo 19")}
  # login: relance@example.com   # ${t("avant Odoo 19", "before Odoo 19")}
`,
    pennylane: `source: pennylane
pennylane:
  token: \${PENNYLANE_TOKEN}       # ${t("Paramètres ▸ Connectivité ▸ Développeurs", "Settings ▸ Connectivity ▸ Developers")}
  tokenExpiresOn: ${addMonths(today, 12)}     # ${t("date choisie à la création du jeton : l’API ne la dit pas", "day chosen when the token was made: the API does not tell it")}
  nativeReminders: unknown       # ${t("off, une fois les relances de Pennylane arrêtées ; rien ne part avant", "off, once Pennylane’s own reminders are switched off; nothing leaves before")}
`,
    memory: `source: memory
memory:
  seed: 1                        # ${t("un autre nombre, un autre livre", "another number, another book")}
  debtors: 60
  today: ${today}              # ${t("jour du livre ; rien n’y est plus récent", "day of the book; nothing in it is later")}
`,
  };
  // Odoo sends through its own mail server.
  const smtp =
    source === "odoo"
      ? ""
      : `  smtp: \${SMTP_URL:-}             # ${t("sans lui, les e-mails sont écrits dans outbox/", "without it, mails are written to outbox/")}\n`;
  return `# yaml-language-server: $schema=./.relance/schemas/settings.schema.json
name: ${name}
${sources[source]}company:
  name: ${t("Votre société", "Your company")}
  email: comptabilite@example.com   # ${t("les clients y répondent ; quelqu’un doit la lire", "debtors answer here; somebody must read it")}
  signature: ${t("Le service comptabilité clients", "The accounts receivable team")}
mail:
  from: "${t("Comptabilité clients", "Accounts receivable")} <comptabilite@example.com>"
${smtp}mode: review                     # ${t("rien ne part sans l’accord d’une personne", "nothing leaves without a person’s approval")}
language: ${language}
`;
}

/** What finds the books in the workspace, whatever their names end with. */
function patternsOf(books: readonly string[]): readonly string[] {
  return [...new Set(["book/*.txt", ...books.map((path) => `book/${extname(path) ? `*${extname(path)}` : basename(path)}`)])];
}

function common(language: Language): string {
  const t = (fr: string, en: string) => (language === "fr" ? fr : en);
  return `# yaml-language-server: $schema=../.relance/schemas/rules-common.schema.json
# ${t("Profils livrés en service ; un fichier de même nom dans ce dossier les ajuste.", "Shipped segments in use; a file of the same name in this folder adjusts one.")}
presets:
  - public-sector      # ${t("personnes publiques", "public bodies")}
  - consumer           # ${t("particuliers : ni pénalité d’office, ni 40 €", "private customers: no penalties of right, no 40 €")}
  - key-account        # ${t("libellé key-account : rien sans une personne", "label key-account: nothing without a person")}
  - bad-faith          # ${t("peut payer et ne paie pas", "can pay and does not")}
  - in-difficulty      # ${t("veut payer et ne peut pas", "wants to pay and cannot")}
  - small-balance      # ${t("moins de 100 en tout", "less than 100 in all")}
  - recurrent-late     # ${t("paie toujours, mais en retard", "always pays, but late")}
  - new                # ${t("encore peu de règlements connus", "few payments known yet")}
  - punctual           # ${t("paie à l’heure", "pays on time")}
  - occasional-late    # ${t("tous les autres", "everyone else")}
# ${t("Semaines sans première relance, et motifs de litige avec leur responsable et leur délai en jours ouvrés :", "Weeks without a first reminder, and reasons of disputes with their owner and business days to settle them:")}
# quiet: [{ from: 08-01, to: 08-20 }, { from: 12-24, to: 01-02 }]
# disputes: [{ reason: other, owner: collector, days: 10 }, { reason: price, owner: salesperson, days: 5 }]
`;
}

function bookReadme(language: Language): string {
  return language === "fr"
    ? "Déposez ici le fichier des écritures comptables (FEC) de chaque exercice, en .txt : l’exercice en cours et le précédent.\n"
    : "Put the FEC (fichier des écritures comptables) of each fiscal year here, as .txt: the current year and the one before.\n";
}
