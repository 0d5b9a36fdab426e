// Cuts the operations that the Pennylane connector uses out of the official OpenAPI document, as JSON Schema for the tests:
//   node scripts/pennylane-specification.mjs accounting.json 2026-05-08
// The document: https://pennylane.readme.io/reference, "Accounting", Company API v2.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const used = [
  "GET /me",
  "GET /customers",
  "GET /customers/{id}",
  "GET /customers/{customer_id}/contacts",
  "PUT /company_customers/{id}",
  "PUT /individual_customers/{id}",
  "GET /customer_invoices",
  "GET /customer_invoices/{id}",
  "GET /customer_invoices/{customer_invoice_id}/payments",
  "GET /customer_invoices/{customer_invoice_id}/matched_transactions",
  "GET /customer_invoices/{customer_invoice_id}/appendices",
  "POST /customer_invoices/{customer_invoice_id}/appendices",
  "GET /transactions",
  "GET /gocardless_mandates",
  "GET /pro_account/mandates",
  "GET /changelogs/customer_invoices",
  "GET /changelogs/customers",
  "GET /changelogs/transactions",
  "GET /fiscal_years",
  "GET /trial_balance",
  "GET /ledger_accounts",
  "GET /ledger_entry_lines",
  "POST /exports/fecs",
  "GET /exports/fecs/{id}",
];
const base = "/api/external/v2";
const [file, date] = process.argv.slice(2);
if (!file || !/^\d{4}-\d{2}-\d{2}$/.test(date ?? "")) {
  console.error("usage: node scripts/pennylane-specification.mjs <openapi.json> <date of the document, 2026-05-08>");
  process.exit(2);
}
const document = JSON.parse(readFileSync(file, "utf8"));

const operations = {};
for (const name of used) {
  const [method, path] = name.split(" ");
  const operation = document.paths[base + path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`${name} is not in ${file}`);
  const content = operation.requestBody?.content;
  const [type] = Object.keys(content ?? {});
  operations[name] = {
    scopes: [...new Set((operation.security ?? []).flatMap((one) => one.oauth2 ?? []))].filter((scope) => !scope.includes("DEPRECATED")),
    query: Object.fromEntries((operation.parameters ?? []).filter((one) => one.in === "query").map((one) => [one.name, queryOf(one)])),
    ...(type && { body: { type, schema: schemaOf(content[type].schema) } }),
    responses: Object.fromEntries(Object.entries(operation.responses).map(([status, response]) => [status, answerOf(response)])),
  };
}

const defs = hoist(operations);
const out = join(dirname(fileURLToPath(import.meta.url)), "..", "test", "pennylane", "specification.json");
const source = `${document.info.title} ${document.info.version}, ${document.servers[0].url}, official OpenAPI document of ${date}`;
writeFileSync(out, `${pretty({ source, base, operations, $defs: defs })}\n`);

function queryOf({ name, required, schema, description = "" }) {
  const allowed = name === "filter" ? filtersOf(description) : undefined;
  return { ...(required && { required }), schema: schemaOf(schema), ...(allowed && { fields: allowed }) };
}

/** Fields and operators that a list may be filtered by stand only in words: "- `id`, `date`: `lt`, `eq`". */
function filtersOf(description) {
  const fields = {};
  for (const line of description.split("\n")) {
    const [names, operators] = line.split(/:\s*/);
    if (!line.startsWith("- ") || !operators) continue;
    for (const [, name] of names.matchAll(/`(\w+)`/g)) fields[name] = [...operators.matchAll(/`(\w+)`/g)].map(([, operator]) => operator);
  }
  return fields;
}

function answerOf(response) {
  const resolved = response.$ref ? document.components.responses[response.$ref.split("/").at(-1)] : response;
  const schema = resolved.content?.["application/json"]?.schema;
  return schema ? schemaOf(schema) : null;
}

/** OpenAPI 3.0 as JSON Schema: references resolved, `nullable` written out, words left out. */
function schemaOf(schema) {
  if (schema.$ref) return schemaOf(document.components.schemas[schema.$ref.split("/").at(-1)]);
  const { nullable, properties, items, allOf, anyOf, oneOf, additionalProperties, type, required, format, pattern } = schema;
  const out = {};
  if (type) out.type = nullable ? [type, "null"] : type;
  if (schema.enum) out.enum = nullable && !schema.enum.includes(null) ? [...schema.enum, null] : schema.enum;
  if (format && format !== "int64") out.format = format;
  if (pattern) out.pattern = pattern;
  for (const key of ["minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength"])
    if (schema[key] !== undefined) out[key] = schema[key];
  if (properties) out.properties = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, schemaOf(value)]));
  if (required) out.required = required;
  if (additionalProperties === false) out.additionalProperties = false;
  if (items) out.items = schemaOf(items);
  if (allOf) out.allOf = allOf.map(schemaOf);
  if (anyOf) out.anyOf = anyOf.map(schemaOf);
  if (oneOf) out.oneOf = oneOf.map(schemaOf);
  return nullable && !type ? { anyOf: [out, { type: "null" }] } : out;
}

/** What stands in several places is written once. Larger pieces first, so that the whole of an invoice is one piece. */
function hoist(root) {
  const defs = {};
  for (;;) {
    const seen = new Map();
    count(root, seen);
    count(defs, seen);
    const [text] = [...seen].filter(([text, times]) => times > 1 && text.length > 300).toSorted(([a], [b]) => b.length - a.length)[0] ?? [];
    if (!text) return defs;
    const name = `schema${Object.keys(defs).length + 1}`;
    const reference = { $ref: `#/$defs/${name}` };
    replace(root, text, reference);
    replace(defs, text, reference);
    defs[name] = JSON.parse(text);
  }
}

function isSchema(value) {
  return (
    value !== null &&
    typeof value === "object" &&
    (Array.isArray(value.type) || typeof value.type === "string" || value.anyOf || value.oneOf || value.allOf)
  );
}

function count(value, seen) {
  if (value === null || typeof value !== "object") return;
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    seen.set(text, (seen.get(text) ?? 0) + 1);
  }
  for (const child of Object.values(value)) count(child, seen);
}

function replace(value, text, reference) {
  if (value === null || typeof value !== "object") return;
  for (const [key, child] of Object.entries(value)) {
    if (isSchema(child) && JSON.stringify(child) === text) value[key] = { ...reference };
    else replace(child, text, reference);
  }
}

/** Two levels of lines, the rest on one: a change of a field is one line of a diff. */
function pretty(value, depth = 0) {
  if (depth === 5 || value === null || typeof value !== "object" || Array.isArray(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return "{}";
  const indent = "  ".repeat(depth + 1);
  return `{\n${entries.map(([key, child]) => `${indent}${JSON.stringify(key)}: ${pretty(child, depth + 1)}`).join(",\n")}\n${"  ".repeat(depth)}}`;
}
