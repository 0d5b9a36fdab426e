import { access, constants, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openStore } from "../ledger/store/open.ts";
import { StoreError } from "../ledger/store/error.ts";
import { ConnectorError, type Finding } from "../connectors/port.ts";
import { verifySmtp } from "../outbox/carriers/smtp.ts";
import type { Problem } from "../rules/yaml.ts";
import { makeConnector } from "./connector.ts";
import { withoutIdentity } from "./creditor.ts";
import { environmentOf } from "./env-file.ts";
import { readFiles } from "./open.ts";
import type { Environment } from "./secret.ts";
import type { Settings } from "./settings.ts";

export interface CheckReport {
  readonly problems: readonly Problem[];
  readonly findings: readonly Finding[];
}

/** Looks at everything at once: files, host, store, mail. Nothing is changed. @throws WorkspaceError when it is no workspace */
export async function check(folder: string, env: Environment, signal?: AbortSignal): Promise<CheckReport> {
  const { settings, problems } = await readFiles(folder, env);
  if (!settings) return { problems, findings: [] };
  const findings = await Promise.all([
    checkHost(folder, settings, signal),
    checkStore(folder, settings, await environmentOf(folder, env)),
    checkMail(folder, settings),
    checkOutbox(folder),
  ]);
  return { problems, findings: findings.flat() };
}

async function checkHost(folder: string, settings: Settings, signal?: AbortSignal): Promise<readonly Finding[]> {
  try {
    const findings = await makeConnector(folder, settings).check(signal);
    return [...findings, ...checkCompanies(settings, findings)];
  } catch (error) {
    if (error instanceof ConnectorError) return [{ level: "error", code: error.code, params: error.params }];
    throw error;
  }
}

/** What is owed to a company without an identity of its own would be signed, and paid, as the default says. */
function checkCompanies(settings: Settings, findings: readonly Finding[]): readonly Finding[] {
  const names = findings.flatMap(({ companies = [] }) => companies);
  if (names.length === 0) return [];
  const unknown = Object.keys(settings.companies).filter((name) => !names.includes(name));
  return [
    ...withoutIdentity(settings, names).map((company) => ({
      level: "warning" as const,
      code: "workspace.company_without_identity",
      params: { company, signs: settings.company.name },
    })),
    ...unknown.map((company) => ({
      level: "warning" as const,
      code: "workspace.company_unknown",
      params: { company, known: names.join(", ") },
    })),
  ];
}

async function checkStore(folder: string, settings: Settings, env: Environment): Promise<readonly Finding[]> {
  const where = env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { folder: join(folder, ".relance") };
  try {
    const store = await openStore({ workspace: settings.name, ...where });
    await store.close();
    return [{ level: "ok", code: "workspace.store_ok", params: { kind: store.kind } }];
  } catch (error) {
    if (error instanceof StoreError) return [{ level: "error", code: error.code, params: error.params }];
    throw error;
  }
}

async function checkMail(folder: string, settings: Settings): Promise<readonly Finding[]> {
  if (settings.mail.smtp === undefined) {
    const hostCarries = makeConnector(folder, settings).carries.has("email");
    return hostCarries ? [] : [{ level: "warning", code: "workspace.no_smtp", params: {} }];
  }
  const failure = await verifySmtp(settings.mail.smtp);
  return failure === undefined
    ? [{ level: "ok", code: "workspace.smtp_ok", params: {} }]
    : [{ level: "error", code: "workspace.smtp_failed", params: { why: failure } }];
}

async function checkOutbox(folder: string): Promise<readonly Finding[]> {
  try {
    await mkdir(join(folder, "outbox"), { recursive: true });
    await access(join(folder, "outbox"), constants.W_OK);
    return [];
  } catch (error) {
    return [
      { level: "error", code: "workspace.outbox_not_writable", params: { folder: join(folder, "outbox"), why: (error as Error).message } },
    ];
  }
}
