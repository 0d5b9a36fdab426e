import { ConnectorError } from "../../port.ts";
import { unknownAnswer } from "./network.ts";

/** What Odoo answered instead of a result, whatever the transport. */
export interface Fault {
  /** Python's name of the exception: `odoo.exceptions.AccessError`, `builtins.ValueError`. */
  readonly name: string;
  readonly message: string;
}

/** Which call it answers. */
export interface Called {
  readonly url: string;
  readonly model: string;
  readonly method: string;
  readonly reads: boolean;
}

/** Whose turn it is after this fault, and what to tell them. */
export function faultError(fault: Fault, { url, model, method, reads }: Called): ConnectorError {
  const { name, message } = fault;
  const fix = (code: string, params = {}) => new ConnectorError("odoo", "fix", code, { url, model, method, ...params }, fault);
  const said = message.trim().slice(0, 500);
  switch (name) {
    case "odoo.exceptions.AccessDenied":
    case "werkzeug.exceptions.Unauthorized":
      return fix("odoo.bad_key", { why: said });
    case "odoo.exceptions.AccessError":
      return fix("odoo.no_right", { refused: refusedModel(message) ?? model, groups: groupsIn(message).join(", "), why: said });
    case "odoo.exceptions.MissingError":
      return fix("odoo.record_missing", { why: said });
    case "werkzeug.exceptions.NotFound":
      return /\bmodel\b/.test(message) ? fix("odoo.no_model") : fix("odoo.no_method");
    case "builtins.AttributeError":
      if (message.includes(method)) return fix("odoo.no_method");
  }
  // Nothing else makes this question fail, and 16 to 18 say it in the user's language.
  if (name === "odoo.exceptions.UserError" && (method === "fields_get" || /^Object \S+ doesn't exist/.test(message)))
    return fix("odoo.no_model");
  if (/Invalid field/.test(message)) return fix("odoo.no_field", { why: said });
  if (name.startsWith("odoo.exceptions.")) return fix("odoo.refused", { why: said });
  if (reads)
    return isPassing(name)
      ? new ConnectorError("odoo", "retry", "odoo.database_busy", { url, why: said }, fault)
      : failed(fault, model, method);
  // After the commit Odoo sends mails and calls others; an exception from there says nothing about what was written.
  return isBeforeCommit(name) ? failed(fault, model, method) : unknownAnswer(url, `${name}: ${said}`, fault);
}

function failed({ name, message }: Fault, model: string, method: string): ConnectorError {
  return new ConnectorError("odoo", "bug", "odoo.failed", { model, method, why: `${name}: ${message.trim().slice(0, 500)}` });
}

function isPassing(name: string): boolean {
  return name.startsWith("psycopg2.") && !name.endsWith("Violation");
}

const programming = new Set(["ValueError", "KeyError", "TypeError", "AttributeError", "IndexError"].map((name) => `builtins.${name}`));

function isBeforeCommit(name: string): boolean {
  return name.startsWith("werkzeug.exceptions.") || programming.has(name) || /^psycopg2\.errors\.\w+Violation$/.test(name);
}

/** Odoo names the model in brackets, and each group that would be allowed on its line, in the user's language around them. */
function refusedModel(message: string): string | undefined {
  return /\(([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)\)/.exec(message)?.[1];
}

function groupsIn(message: string): readonly string[] {
  return [...message.matchAll(/^\t- (.+)$/gm)].map(([, group]) => String(group).trim());
}
