import { addDays, day, type Day, daysBetween } from "../../ledger/day.ts";
import type { Params } from "../../ledger/message.ts";
import { ConnectorError, type Finding } from "../port.ts";
import { type Proof, proofOf } from "./balance.ts";
import type { Client } from "./client.ts";
import { listPage } from "./lists.ts";
import type { PennylaneSettings } from "./options.ts";
import { Change, Customer, Invoice, Me, Transaction } from "./schema.ts";
import { has, needed } from "./scopes.ts";

/** Rights that are not needed to plan, and what is lost without each. */
const useful: Readonly<Record<string, string>> = {
  "customer_invoices:all": "pennylane.lacks_comments",
  "customers:all": "pennylane.lacks_notes",
  "customer_mandates:readonly": "pennylane.lacks_mandates",
};
const proofs: Readonly<Record<Proof, string>> = {
  trial_balance: "pennylane.proof_trial_balance",
  ledger_lines: "pennylane.proof_ledger_lines",
  fec: "pennylane.proof_fec",
};
const warnDays = 30;

export interface CheckOptions {
  readonly settings: PennylaneSettings;
  readonly siren: string | undefined;
  readonly today: Day;
  readonly oauth: boolean;
}

/** Reaches the host, proves the rights by using them, and says what the API cannot tell. */
export async function checkHost(client: Client, options: CheckOptions, signal?: AbortSignal): Promise<readonly Finding[]> {
  let me: Me;
  try {
    me = await client.get("/me", Me, {}, signal);
  } catch (error) {
    return [...findingOf(error), ...aboutReminders(options.settings)];
  }
  return [
    ...aboutCompany(me, options),
    ...aboutToken(me, options),
    ...(await aboutScopes(client, me.scopes, options.today, signal)),
    ...aboutReminders(options.settings),
  ];
}

function aboutCompany({ company }: Me, { siren }: CheckOptions): readonly Finding[] {
  const sandbox = company.reg_no.startsWith("sandbox");
  const reached = finding("ok", sandbox ? "pennylane.reached_sandbox" : "pennylane.reached", { company: company.name });
  const other = !sandbox && siren !== undefined && !company.reg_no.replace(/\s/g, "").startsWith(siren);
  return other
    ? [reached, finding("error", "pennylane.other_company", { company: company.name, found: company.reg_no, siren })]
    : [reached];
}

function aboutToken({ user }: Me, { settings, today, oauth }: CheckOptions): readonly Finding[] {
  const findings: Finding[] = [];
  if (user === null) findings.push(finding("warning", "pennylane.no_user"));
  const ends = settings.tokenExpiresOn;
  if (oauth) return findings;
  if (ends === undefined) return [...findings, finding("warning", "pennylane.expiry_unknown")];
  const params = { on: ends, days: daysBetween(today, day(ends)) };
  const late = ends < addDays(today, warnDays);
  return [...findings, finding(ends < today ? "error" : late ? "warning" : "ok", "pennylane.expires", params)];
}

async function aboutScopes(
  client: Client,
  scopes: readonly string[],
  today: Day,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  const missing = needed.filter((scope) => !has(scopes, scope));
  const findings = missing.map((scope) => finding("error", "pennylane.lacks", { scope }));
  if (missing.length === 0) findings.push(...(await useThem(client, today, signal)));
  for (const [scope, code] of Object.entries(useful)) if (!has(scopes, scope)) findings.push(finding("warning", code, { scope }));
  const proof = proofOf(scopes);
  findings.push(proof ? finding("ok", proofs[proof]) : finding("warning", "pennylane.proof_none"));
  return findings;
}

/** One row of everything that a pull reads: a right that is listed may still be refused. */
async function useThem(client: Client, today: Day, signal: AbortSignal | undefined): Promise<readonly Finding[]> {
  const tries = [
    () => listPage(client, "/customers", Customer, { limit: 1 }, undefined, signal),
    () => listPage(client, "/customer_invoices", Invoice, { limit: 1 }, undefined, signal),
    () => listPage(client, "/transactions", Transaction, { limit: 1 }, undefined, signal),
    () =>
      listPage(
        client,
        "/changelogs/customer_invoices",
        Change,
        { limit: 1, first: { start_date: `${addDays(today, -1)}T00:00:00Z` } },
        undefined,
        signal,
      ),
  ];
  const findings: Finding[] = [];
  for (const attempt of tries) {
    await attempt().catch((error: unknown) => findings.push(...findingOf(error)));
  }
  return findings;
}

/** Pennylane's own reminders would reach the same customers, and nothing in the API shows them. */
function aboutReminders({ nativeReminders }: PennylaneSettings): readonly Finding[] {
  return nativeReminders === "off" ? [] : [finding("error", "pennylane.native_reminders")];
}

function findingOf(error: unknown): readonly Finding[] {
  if (!(error instanceof ConnectorError)) throw error;
  return [{ level: "error", code: error.code, params: error.params }];
}

function finding(level: Finding["level"], code: string, params: Params = {}): Finding {
  return { level, code, params };
}
