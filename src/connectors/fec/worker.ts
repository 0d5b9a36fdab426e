import { parentPort, workerData } from "node:worker_threads";
import { ConnectorError } from "../port.ts";
import { checkBooks } from "./check.ts";
import { pullBooks } from "./pull.ts";
import type { Said, Work } from "./thread.ts";

/** The thread that `thread.ts` starts: does one job, a page per `next`, until it is done or told to `stop`. */
const port = parentPort;
const stopped = new AbortController();
let wake: (() => void) | undefined;

port?.on("message", (word: "next" | "stop") => {
  if (word === "stop") stopped.abort();
  wake?.();
});

function say(said: Said): void {
  port?.postMessage(said);
}

async function work({ job, settings, after }: Work): Promise<void> {
  if (job === "check") return say({ findings: await checkBooks(settings, stopped.signal) });
  for await (const page of pullBooks(settings, after, stopped.signal)) {
    const answered = new Promise<void>((resolve) => (wake = resolve));
    say({ page });
    await answered;
    if (stopped.signal.aborted) return;
  }
}

try {
  await work(workerData as Work);
} catch (error) {
  if (error instanceof ConnectorError) {
    const { host, blame, code, params } = error;
    say({ refused: { host, blame, code, params, cause: error.cause } });
  } else if (!stopped.signal.aborted) say({ failed: error });
}
port?.close();
