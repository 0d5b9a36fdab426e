import { parse } from "yaml";
import { z } from "zod";
import { escapeXml, type Term } from "./xml.ts";
import type { Major } from "./sources.ts";

const Words = z.strictObject({ en: z.string(), fr: z.string() });
const FieldSource = z.strictObject({
  ...Words.shape,
  type: z.enum(["char", "text", "html", "integer", "boolean", "date", "monetary", "selection", "many2one", "one2many", "many2many"]),
  help: Words.optional(),
  /** Who writes it: Relance (read-only in pages), or people (each change is told in the chatter). */
  by: z.enum(["relance", "people"]).optional(),
  required: z.boolean().optional(),
  index: z.boolean().optional(),
  /** HTML that is kept as it is. */
  raw: z.boolean().optional(),
  currency: z.string().optional(),
  to: z.string().optional(),
  inverse: z.string().optional(),
  on_delete: z.enum(["cascade", "set null"]).optional(),
  choices: z.record(z.string(), Words).optional(),
  /** Fields whose typing this one dates. */
  day_of: z.array(z.string()).optional(),
});
type FieldSource = z.infer<typeof FieldSource>;
const ModelSource = z.strictObject({
  en: z.string().optional(),
  fr: z.string().optional(),
  order: z.string().optional(),
  transient: z.boolean().optional(),
  fields: z.record(z.string(), FieldSource),
});
const FieldsFile = z.record(z.string(), ModelSource);

/** `fields.yaml` as Odoo's records, with the French of their words. @throws ZodError naming the place in the file */
export function fieldRecords(source: string, major: Major): { readonly xml: string; readonly terms: readonly Term[] } {
  const models = Object.entries(FieldsFile.parse(parse(source)));
  const xml: string[] = [];
  const terms: Term[] = [];
  const french = major === 16;
  /** The word as this version's zip holds it: 16 loads no translations with an imported module, so it gets French at once. */
  const word = (words: { en: string; fr: string }, place: string): string => {
    terms.push({ place, ...words });
    return french ? words.fr : words.en;
  };
  for (const [model, { en, fr, transient }] of models) {
    if (en === undefined || fr === undefined) continue;
    const id = modelId(model);
    xml.push(
      record(id, "ir.model", { name: word({ en, fr }, `model:ir.model,name:relance.${id}`), model, ...(transient && { transient }) }),
    );
  }
  for (const [model, { fields }] of models) {
    for (const [name, field] of Object.entries(fields)) {
      const id = `field_${underscored(model)}__${name}`;
      const label = word(field, `model:ir.model.fields,field_description:relance.${id}`);
      const help = field.help && word(field.help, `model:ir.model.fields,help:relance.${id}`);
      xml.push(
        record(id, "ir.model.fields", { name, model_id: modelRef(model), field_description: label, help, ...attributes(field, major) }),
      );
      for (const [index, [value, words]] of Object.entries(field.choices ?? {}).entries()) {
        const choice = `selection_${underscored(model)}__${name}__${value}`;
        const said = word(words, `model:ir.model.fields.selection,name:relance.${choice}`);
        xml.push(record(choice, "ir.model.fields.selection", { field_id: ref(id), value, name: said, sequence: index + 1 }));
      }
    }
  }
  // An order names fields, so it comes once they are there.
  for (const [model, { order }] of models) if (order !== undefined) xml.push(record(modelId(model), "ir.model", { order }));
  return { xml: `<?xml version="1.0" encoding="utf-8"?>\n<odoo>\n${xml.join("\n")}\n</odoo>\n`, terms };
}

function attributes(field: FieldSource, major: Major): Record<string, Value> {
  return {
    ttype: field.type,
    required: field.required,
    index: field.index,
    readonly: field.by === "relance" || field.day_of !== undefined || undefined,
    tracking: field.by === "people" ? 100 : undefined,
    relation: field.to,
    relation_field: field.inverse,
    on_delete: field.on_delete,
    currency_field: major > 16 ? field.currency : undefined,
    sanitize: field.raw && major > 16 ? false : undefined,
    depends: field.day_of?.join(", "),
    compute: field.day_of && typedOn(field.day_of),
    copied: false,
  };
}

/** Stored and computed: the day, where the person sits, on which one of these was typed; nothing once all are empty. */
function typedOn(fields: readonly string[]): string {
  return `today = datetime.datetime.now(dateutil.tz.gettz(self.env.user.tz or 'Europe/Paris')).date()
for record in self:
    record['NAME'] = today if ${fields.map((name) => `record.${name}`).join(" or ")} else False`;
}

type Value = string | number | boolean | { readonly ref: string } | undefined;

function record(id: string, model: string, values: Readonly<Record<string, Value>>): string {
  const lines = Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `        ${fieldXml(name, name === "compute" ? String(value).replace("NAME", String(values.name)) : value)}`);
  return `    <record id="${id}" model="${model}">\n${lines.join("\n")}\n    </record>`;
}

function fieldXml(name: string, value: Value): string {
  if (typeof value === "object") return `<field name="${name}" ref="${value.ref}"/>`;
  if (typeof value === "boolean") return `<field name="${name}" eval="${value ? "True" : "False"}"/>`;
  return `<field name="${name}">${escapeXml(String(value))}</field>`;
}

function ref(id: string): { readonly ref: string } {
  return { ref: id };
}

function modelId(model: string): string {
  return `model_${underscored(model)}`;
}

function modelRef(model: string): { readonly ref: string } {
  if (model.startsWith("x_")) return ref(modelId(model));
  return ref(`${model.startsWith("res.") ? "base" : "account"}.${modelId(model)}`);
}

function underscored(model: string): string {
  return model.replaceAll(".", "_");
}
