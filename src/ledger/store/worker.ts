import { parentPort, workerData } from "node:worker_threads";
import { StoreError } from "./error.ts";
import { openInProcess } from "./in-process.ts";
import { joined } from "./joined.ts";
import type { Lite } from "./lite.ts";

/** What the thread is told, beside the folder that it starts with: messages of the client, or to end. */
export type Told = Uint8Array<ArrayBuffer> | "close";

/** What the thread says. Of an answer, `last` is the last piece. */
export type Said =
  | { readonly opened: true }
  | { readonly refused: Pick<StoreError, "code" | "params"> }
  | { readonly answer: Uint8Array<ArrayBuffer>; readonly last: boolean; readonly syncs: number };

/** The thread that `thread.ts` starts: holds the database of one folder. An error it cannot answer with ends it. */
const port = parentPort;
const piece = 256 * 1024; // bytes: a long answer is read while it is made, and no piece holds its reader up

function say(said: Said): void {
  port?.postMessage(said, "answer" in said ? [said.answer.buffer] : []);
}

async function open(): Promise<Lite | undefined> {
  try {
    return await openInProcess(workerData as string);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // Its cause may hold what cannot leave the thread.
    say({ refused: { code: error.code, params: error.params } });
    return undefined;
  }
}

async function answer(lite: Lite, messages: Uint8Array<ArrayBuffer>): Promise<void> {
  let pieces: Uint8Array[] = [];
  let length = 0;
  const send = (last: boolean) => {
    say({ answer: joined(pieces), last, syncs: lite.syncCount() });
    pieces = [];
    length = 0;
  };
  await lite.ask(messages, (bytes) => {
    pieces.push(bytes);
    length += bytes.length;
    if (length >= piece) send(false);
  });
  send(true);
}

async function obey(lite: Lite, told: Told, before: Promise<void>): Promise<void> {
  await before;
  if (told !== "close") return answer(lite, told);
  await lite.close();
  port?.close();
}

const lite = await open();
if (lite) {
  let last = Promise.resolve();
  port?.on("message", (told: Told) => {
    last = obey(lite, told, last);
  });
  say({ opened: true });
}
