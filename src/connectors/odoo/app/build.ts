import { parse } from "yaml";
import { zip } from "../../fec/workbook-zip.ts";
import { inDialect } from "./dialect.ts";
import { fieldRecords } from "./fields.ts";
import { poFile } from "./po.ts";
import { type AppSources, type Major, sourceOf } from "./sources.ts";
import { escapeXml, mapWords, type Term } from "./xml.ts";

/** In the order in which Odoo loads them. */
const order = [
  "security.xml",
  "ir.model.access.csv",
  "unique-key.sql",
  "mail-layout.xml",
  "activity-types.xml",
  "actions.xml",
  "connector.xml",
  "views/desk.xml",
  "views/customer.xml",
  "views/invoice.xml",
  "views/book.xml",
  "views/menus.xml",
] as const;

/** The files of the data module for one version of Odoo, by path. @throws Error naming what has no French, or French that nothing needs */
export function appFiles(sources: AppSources, major: Major, version: string): Readonly<Record<string, string>> {
  const french = parse(sourceOf(sources, "fr.yaml")) as Readonly<Record<string, string>>;
  const { xml: models, terms: labels } = fieldRecords(sourceOf(sources, "fields.yaml"), major);
  const terms: Term[] = [...labels];
  const data: Record<string, string> = { "models.xml": models };
  for (const path of order) {
    const text = sourceOf(sources, path);
    if (!path.endsWith(".xml")) data[path] = text;
    else
      data[path] = mapWords(inDialect(text, major), (en, place) => {
        const fr = french[en];
        if (fr === undefined) throw new Error(`odoo/fr.yaml has no French for “${en}” (${path})`);
        terms.push({ place, en, fr });
        return major === 16 ? fr : en;
      });
  }
  data["dropped.xml"] = droppedXml(sourceOf(sources, "dropped.yaml"));
  const used = new Set(terms.map(({ en }) => en));
  const idle = Object.keys(french).filter((en) => !used.has(en));
  if (idle.length > 0) throw new Error(`odoo/fr.yaml translates what the app does not say: ${idle.join(" | ")}`);
  return {
    "relance/__manifest__.py": manifest(Object.keys(data), `${major}.0.${version}`),
    ...Object.fromEntries(Object.entries(data).map(([path, text]) => [`relance/${path}`, text])),
    ...(major > 16 && { "relance/i18n/fr.po": poFile(terms) }),
  };
}

/** The zip that Odoo imports. The same sources give the same bytes. */
export function appZip(sources: AppSources, major: Major, version: string): Buffer {
  return zip(appFiles(sources, major, version));
}

function manifest(data: readonly string[], version: string): string {
  return `{
    'name': 'Relance',
    'summary': 'Collections: the desk of the finance team',
    'version': '${version}',
    'category': 'Accounting/Accounting',
    'license': 'Other OSI approved licence',
    'author': 'Relance',
    'depends': ['account'],
    'data': [
${data.map((path) => `        '${path}',`).join("\n")}
    ],
}
`;
}

/** An upgrade leaves in Odoo what a newer zip no longer names, so it is named once more, to go. */
function droppedXml(yaml: string): string {
  const dropped = (parse(yaml) as Readonly<Record<string, readonly string[]>> | null) ?? {};
  const lines = Object.entries(dropped).flatMap(([model, ids]) =>
    ids.map((id) => `    <delete model="${escapeXml(model)}" id="relance.${escapeXml(id)}"/>`),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<odoo>\n${lines.join("\n")}\n</odoo>\n`;
}
