import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { WorkspaceError } from "../workspace/error.ts";
import { openWorkspace, type Workspace } from "../workspace/open.ts";
import { pullFacts } from "../workspace/pull.ts";
import { run } from "../workspace/run.ts";
import type { Environment } from "../workspace/secret.ts";
import { todayIn } from "../workspace/settings.ts";
import { createApp } from "./app.ts";
import { makeClock } from "./clock/clock.ts";
import { startTicker } from "./clock/ticker.ts";
import type { Log } from "./deps.ts";
import { keepToken, serviceToken } from "./token.ts";

export interface ServeOptions {
  /** Folders of workspaces. The first one keeps the token's digest. */
  readonly folders: readonly [string, ...string[]];
  /** 0 takes any free port. */
  readonly port: number;
  /** Without it nobody but this machine reaches the service. */
  readonly host?: string;
  readonly env: Environment;
  readonly log: Log;
  readonly now?: () => Date;
  /** The thread that Bree starts every minute. */
  readonly tickJob?: string;
  /** Called once the service answers; `token` only when it has just been made. */
  readonly onListen?: (listening: { readonly url: string; readonly token?: string }) => void;
}

export interface Service {
  readonly url: string;
  /** Takes no more requests, ends those under way, then the runs, then closes the stores. */
  close(): Promise<void>;
}

const patienceMs = 10_000; // for requests under way when the service closes
const compiledJob = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "clock/tick.ts" : "clock/tick.js", import.meta.url));

/** Opens the workspaces, serves them and runs them by their clocks. @throws what opening a workspace throws, WorkspaceError when the port is taken */
export async function serve({
  folders,
  port,
  host = "127.0.0.1",
  env,
  log,
  now = () => new Date(),
  tickJob = compiledJob,
  onListen,
}: ServeOptions): Promise<Service> {
  const token = await serviceToken(folders[0], env);
  const workspaces = await openAll(folders, env);
  let server: Server | undefined;
  const closeStores = () => Promise.all([...workspaces.values()].map((workspace) => workspace.close()));
  try {
    const clock = await makeClock({
      workspaces,
      now,
      log,
      async pullOne(name, signal) {
        const workspace = workspaces.get(name);
        if (workspace) await pullFacts(workspace, todayIn(workspace.settings.timezone, now()), undefined, signal);
      },
      async runOne(name, signal) {
        const workspace = workspaces.get(name);
        if (workspace) await run(workspace, todayIn(workspace.settings.timezone, now()), { signal });
      },
    });
    const app = createApp({
      workspaces,
      tokenHash: token.hash,
      sessionKey: token.sessionKey,
      now,
      runSoon: clock.runSoon,
      pullSoon: clock.pullSoon,
      wake: clock.wake,
      log,
    });
    const listening = (server = createAdaptorServer({ fetch: app.fetch }) as Server);
    const url = await listen(listening, port, host);
    if (token.fresh !== undefined) await keepToken(folders[0], token.hash);
    const ticker = await startTicker(tickJob, 60_000, () => void clock.tick(), log);
    // What was missed while nobody ran is not left waiting for the first minute.
    void clock.tick();
    onListen?.({ url, ...(token.fresh !== undefined && { token: token.fresh }) });
    return {
      url,
      async close() {
        await Promise.all([ticker.stop(), endRequests(listening)]);
        await clock.stop();
        await closeStores();
      },
    };
  } catch (error) {
    server?.close();
    await closeStores();
    throw error;
  }
}

async function openAll(folders: readonly string[], env: Environment): Promise<ReadonlyMap<string, Workspace>> {
  const workspaces = new Map<string, Workspace>();
  try {
    for (const folder of folders) {
      const workspace = await openWorkspace(folder, env);
      const { name } = workspace.settings;
      const first = workspaces.get(name);
      workspaces.set(first ? folder : name, workspace);
      if (first) throw new WorkspaceError("server.same_name", { name, first: first.folder, second: folder });
    }
    return workspaces;
  } catch (error) {
    await Promise.all([...workspaces.values()].map((workspace) => workspace.close()));
    throw error;
  }
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        new WorkspaceError(taken ? "server.port_taken" : "server.cannot_listen", { port, host, why: error.code ?? error.name }, 2, error),
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(`http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`);
    });
  });
}

async function endRequests(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, delay(patienceMs, undefined, { ref: false })]);
  server.closeAllConnections();
}
