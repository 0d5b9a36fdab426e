import { Worker } from "node:worker_threads";
import { ConnectorError, type Cursor, type Finding, type Page } from "../port.ts";
import { checkBooks } from "./check.ts";
import { pullBooks } from "./pull.ts";
import type { Settings } from "./snapshot.ts";

/** What the thread is started with. */
export interface Work {
  readonly job: "pull" | "check";
  readonly settings: Settings;
  readonly after: Cursor | undefined;
}

/** What the thread says; it waits for a word after each page. */
export type Said =
  | { readonly page: Page }
  | { readonly findings: readonly Finding[] }
  | { readonly refused: Pick<ConnectorError, "host" | "blame" | "code" | "params" | "cause"> }
  | { readonly failed: unknown }
  | { readonly done: true };

/** Sources that were not compiled (tests) have no script for a thread, and read where they are. */
const isCompiled = import.meta.url.endsWith(".js");

/**
 * A young generation of the usual size would take more memory than the books do; and below 2 GB the engine collects long
 * before its garbage is three times what lives.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1536 };

/** Pulls in a thread of its own: a service goes on answering while a large book is read. */
export async function* pullInThread(settings: Settings, after: Cursor | undefined, signal?: AbortSignal): AsyncGenerator<Page> {
  if (!isCompiled) return yield* pullBooks(settings, after, signal);
  for await (const said of listen({ job: "pull", settings, after }, signal)) if ("page" in said) yield said.page;
}

export async function checkInThread(settings: Settings, signal?: AbortSignal): Promise<readonly Finding[]> {
  if (!isCompiled) return checkBooks(settings, signal);
  for await (const said of listen({ job: "check", settings, after: undefined }, signal)) if ("findings" in said) return said.findings;
  return [];
}

/** Everything one thread says until it is done. A thread that is no longer listened to stops. */
async function* listen(work: Work, signal?: AbortSignal): AsyncGenerator<Said> {
  signal?.throwIfAborted();
  const thread = new Worker(new URL("worker.js", import.meta.url), { workerData: work, resourceLimits, name: "fec" });
  const ended = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  const heard: Said[] = [];
  let wake: (() => void) | undefined;
  const hear = (said: Said) => {
    heard.push(said);
    wake?.();
  };
  const stop = () => thread.postMessage("stop");
  thread.on("message", hear);
  thread.on("error", (failed) => hear({ failed }));
  thread.on("exit", () => hear({ done: true }));
  signal?.addEventListener("abort", stop, { once: true });
  try {
    for (;;) {
      const said = heard.shift();
      if (said === undefined) await new Promise<void>((resolve) => (wake = resolve));
      else if ("refused" in said) throw refusal(said.refused);
      else if ("failed" in said) throw said.failed;
      else if ("done" in said) break;
      else {
        yield said;
        thread.postMessage("next");
      }
    }
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener("abort", stop);
    stop();
    await ended;
  }
}

/** Errors lose their class on the way between threads. */
function refusal({ host, blame, code, params, cause }: Pick<ConnectorError, "host" | "blame" | "code" | "params" | "cause">) {
  return new ConnectorError(host, blame, code, params, cause);
}
