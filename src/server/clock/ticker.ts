import { setTimeout as delay } from "node:timers/promises";
import Bree from "bree";
import type { Log } from "../deps.ts";
import { traceOf } from "../errors.ts";

const name = "tick";
const patienceMs = 2000;

export interface Ticker {
  stop(): Promise<void>;
}

/**
 * Bree as the clock and nothing else: every `everyMs` it starts `job`, a thread that says `tick` and ends. What is due,
 * and in which zone, is not its business: its own handling of zones is an hour off around a change of time.
 */
export async function startTicker(job: string, everyMs: number, onTick: () => void, log: Log): Promise<Ticker> {
  const bree = new Bree({
    root: false,
    logger: false,
    jobs: [{ name, path: job, interval: everyMs }],
    workerMessageHandler: ({ message }: { readonly message?: unknown }) => {
      if (message === "tick") onTick();
    },
    errorHandler: (error: unknown) => log("ticker", traceOf(error)),
  });
  await bree.start();
  return {
    async stop() {
      // Bree asks its threads to end and then waits for ever for one that does not.
      await Promise.race([bree.stop(), delay(patienceMs)]);
      await Promise.all([...bree.workers.values()].map((worker) => worker.terminate()));
    },
  };
}
