import xmlrpc from "xmlrpc";
import { ConnectorError } from "../../port.ts";

/** A value as the package can write it: no undefined, which it writes as an empty text, and no character that XML forbids. */
export function xmlSafe(value: unknown): unknown {
  if (typeof value === "string") return xmlText(value);
  if (Array.isArray(value)) return value.map(xmlSafe);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, of]) => (of === undefined ? [] : [[name, xmlSafe(of)]])));
}

/** What was read, in plain objects. @throws ConnectorError when a member is called `__proto__`: the package lets it set the prototype */
export function plainAnswer(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainAnswer);
  if (typeof value !== "object" || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype)
    throw new ConnectorError("odoo", "fix", "odoo.forbidden_answer", { name: "__proto__" });
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, plainAnswer(of)]));
}

/** Escaped by the package as a type of its own; a plain text would go into a CDATA, which `]]>` breaks. */
function xmlText(text: string): unknown {
  const legal = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return Object.assign(new xmlrpc.CustomType(legal), { tagName: "string" });
}
