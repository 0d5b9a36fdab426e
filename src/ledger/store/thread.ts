import { Worker } from "node:worker_threads";
import { reasonOf, StoreError } from "./error.ts";
import type { Lite } from "./lite.ts";
import type { Said } from "./worker.ts";

interface Asked {
  hear(answer: Uint8Array): void;
  done(): void;
  failed(error: unknown): void;
}

/** PGlite in a thread of its own: whoever asks goes on while it works. @throws those of `openDurable`, `store.thread_lost` */
export async function openThread(folder: string, script: URL): Promise<Lite> {
  const thread = new Worker(script, { workerData: folder, name: "store" });
  const asked: Asked[] = [];
  let syncs = 0;
  let lost: StoreError | undefined;
  const ended = new Promise<void>((resolve) => thread.once("exit", () => resolve()));
  const opened = new Promise<void>((resolve, reject) => {
    asked.push({ hear() {}, done: resolve, failed: reject });
  });

  thread.on("message", (said: Said) => {
    if ("answer" in said) {
      syncs = said.syncs;
      asked[0]?.hear(said.answer);
      if (said.last) asked.shift()?.done();
    } else if ("opened" in said) asked.shift()?.done();
    else asked.shift()?.failed(new StoreError(said.refused.code, said.refused.params));
    if (asked.length === 0) thread.unref(); // it holds the process only while somebody waits for it
  });
  thread.on("error", (error) => lose(reasonOf(error), error));
  thread.on("exit", () => lose("exit"));

  function lose(why: string, error?: unknown): void {
    lost ??= new StoreError("store.thread_lost", { why }, error);
    for (const each of asked.splice(0)) each.failed(lost);
  }

  await opened;
  return {
    ask(messages, hear) {
      if (lost) return Promise.reject(lost);
      return new Promise((done, failed) => {
        asked.push({ hear, done, failed });
        thread.ref();
        thread.postMessage(messages, [messages.buffer]);
      });
    },
    syncCount: () => syncs,
    async close() {
      thread.ref();
      thread.postMessage("close");
      await ended;
    },
  };
}
