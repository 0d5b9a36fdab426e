import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { day, type Day } from "../../src/ledger/day.ts";
import { openStore } from "../../src/ledger/store/open.ts";
import { createApp } from "../../src/server/app.ts";
import type { ServerDeps } from "../../src/server/deps.ts";
import { hashToken } from "../../src/server/token.ts";
import { makeConnector } from "../../src/workspace/connector.ts";
import { readFiles, type Workspace } from "../../src/workspace/open.ts";
import { pull } from "../../src/workspace/pull.ts";

export const token = "a-token-for-the-tests-and-nothing-else";
export const today: Day = day("2026-11-23");
/** Nine in the morning in Paris on `today`, a Monday. */
export const now = new Date("2026-11-23T08:00:00Z");

export const settings = (name: string, debtors: number) => `name: ${name}
source: memory
memory: { seed: 7, debtors: ${debtors} }
company:
  name: Papeterie des Deux Rives
  email: compta@deux-rives.example
  signature: Le service clients
  iban: FR7630006000011234567890189
mail:
  from: "Papeterie des Deux Rives <compta@deux-rives.example>"
mode: review
`;

/** A real workspace on the generated book, its store in memory, its facts pulled. Closed after the file's tests. */
export async function openTestWorkspace(name = "atelier", debtors = 30): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "relance-server-"));
  await writeFile(join(folder, "relance.yaml"), settings(name, debtors));
  const files = await readFiles(folder, {});
  if (!files.settings || !files.rulebook) throw new Error(JSON.stringify(files.problems));
  const store = await openStore({ workspace: name, memory: true });
  const connector = makeConnector(folder, files.settings);
  const workspace = {
    folder,
    settings: files.settings,
    rulebook: files.rulebook,
    ruleFiles: files.ruleFiles,
    templates: files.templates,
    connector,
    store,
    close: () => store.close(),
  };
  await pull(workspace, today);
  afterAll(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });
  return workspace;
}

export interface Logged {
  readonly event: string;
  readonly fields: Readonly<Record<string, string | number>>;
}

/** The service on these workspaces, with a clock that stands still and a log that is kept. */
export function testApp(workspaces: readonly Workspace[], changes: Partial<ServerDeps> = {}) {
  const logged: Logged[] = [];
  const ran: string[] = [];
  const pulled: string[] = [];
  const woken: string[] = [];
  const app = createApp({
    workspaces: new Map(workspaces.map((workspace) => [workspace.settings.name, workspace])),
    tokenHash: hashToken(token),
    sessionKey: "a key for the tests",
    now: () => now,
    runSoon: async (name) => void ran.push(name),
    wake: async (name, everyMs) => void woken.push(`${name} ${everyMs}`),
    pullSoon: async (name) => void pulled.push(name),
    log: (event, fields) => void logged.push({ event, fields }),
    ...changes,
  });
  return { app, logged, ran, pulled, woken };
}

export const bearer = { authorization: `Bearer ${token}` };

export function json(body: unknown, headers: Readonly<Record<string, string>> = bearer): RequestInit {
  return { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}

export function form(fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>): RequestInit {
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "text/html", ...headers },
    body: new URLSearchParams(fields).toString(),
  };
}
