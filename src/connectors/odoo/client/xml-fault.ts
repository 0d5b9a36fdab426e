import type { IncomingMessage } from "node:http";
import type { Fault } from "./faults.ts";

/** What the package calls back with: a fault of the server, or an error of the network with the response if there was one. */
export interface XmlFault extends Error {
  readonly faultCode?: number;
  readonly faultString?: string;
  readonly res?: IncomingMessage;
}

/** Codes of Odoo's faults that carry no traceback. 2 stands for every exception meant for the user. */
const names: Readonly<Record<number, string>> = {
  2: "odoo.exceptions.UserError",
  3: "odoo.exceptions.AccessDenied",
  4: "odoo.exceptions.AccessError",
};

/** The method answered None, which Odoo cannot write in XML: it was done and committed. */
export function isNoneFault({ faultCode, faultString = "" }: XmlFault): boolean {
  return faultCode === 1 && faultString.includes("cannot marshal None unless allow_none is enabled");
}

/** Undefined when it is not a fault but a failure on the way. */
export function faultOf({ faultCode, faultString = "" }: XmlFault): Fault | undefined {
  if (faultCode === undefined) return undefined;
  // A record that is gone is named at the end, in every language: `(Record: res.partner(42,), User: 5)`.
  if (faultCode === 2 && /\([^()]* [a-z0-9_.]+\(\d+,\),[^()]*\)\s*$/.test(faultString))
    return { name: "odoo.exceptions.MissingError", message: faultString };
  const name = names[faultCode];
  return name === undefined ? lastOf(faultString) : { name, message: faultString };
}

/** The exception at the end of a traceback: its first line that is not indented, `psycopg2.OperationalError: could not …`. */
function lastOf(traceback: string): Fault {
  const last = traceback.split("Traceback (most recent call last):").at(-1) ?? "";
  const match = /^([A-Za-z_][\w.]*)(?:: ([\s\S]*))?/m.exec(last.replace(/^\s+.*$/gm, "").trim());
  const name = match?.[1] ?? "";
  return { name: name.includes(".") ? name : `builtins.${name}`, message: match?.[2] ?? traceback.slice(-500) };
}
