import type { Effect, Receipt } from "../../ledger/effect.ts";
import { ConnectorError } from "../port.ts";
import type { Client } from "./client.ts";
import { type LetterPdf, makeLetters } from "./letter.ts";
import { makeNotes, type Written } from "./note.ts";

export interface Push {
  push(effects: readonly Effect[], signal?: AbortSignal): AsyncGenerator<Receipt>;
  find(effects: readonly Effect[], signal?: AbortSignal): Promise<readonly Receipt[]>;
}

/** Notes and letters into the host, each looked for before it is written. The rest it does not carry. */
export function makePush(client: Client, pdf: LetterPdf | undefined): Push {
  const notes = makeNotes(client);
  const letters = pdf && makeLetters(client, pdf);

  async function write(effect: Effect, signal: AbortSignal | undefined): Promise<Written | undefined> {
    if (effect.kind === "note") return notes.write(effect, signal);
    return effect.kind === "letter" ? letters?.write(effect, signal) : undefined;
  }

  async function look(effect: Effect, signal: AbortSignal | undefined): Promise<Written | undefined> {
    if (effect.kind === "note") return notes.find(effect, signal);
    return effect.kind === "letter" ? letters?.find(effect, signal) : undefined;
  }

  return {
    async *push(effects, signal) {
      for (const effect of effects) yield await receiptOf(effect, () => write(effect, signal));
    },
    async find(effects, signal) {
      const receipts: Receipt[] = [];
      for (const effect of effects) {
        const found = await look(effect, signal);
        if (found) receipts.push({ key: effect.key, host: "pennylane", ...found });
      }
      return receipts;
    },
  };
}

/** A refusal is an answer: nothing was written. Without an answer nobody can tell, and the error says so. */
async function receiptOf({ key, kind }: Effect, write: () => Promise<Written | undefined>): Promise<Receipt> {
  try {
    const written = await write();
    return written ? { key, host: "pennylane", ...written } : { key, host: "pennylane", status: "refused", why: `not carried: ${kind}` };
  } catch (error) {
    const status = error instanceof ConnectorError ? Number(error.params["status"]) : NaN;
    if (!(error instanceof ConnectorError) || !(status >= 400 && status < 500)) throw error;
    const later = [401, 403, 409, 429].includes(status);
    return { key, host: "pennylane", status: "refused", why: `${status} ${String(error.params["words"])}`, ...(later && { retry: true }) };
  }
}
