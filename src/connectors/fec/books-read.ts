import type { Progress } from "../port.ts";
import { type CustomerFacts, customerFacts } from "./facts.ts";
import { findInputs, type Inputs, readSnapshot, type Settings, type Snapshot } from "./snapshot.ts";

/** The files, what they hold, and what it comes to customer by customer. */
export interface BooksRead {
  readonly inputs: Inputs;
  /** Without the lines of the customers: they are not kept. */
  readonly snapshot: Omit<Snapshot, "accounts">;
  readonly customers: readonly CustomerFacts[];
}

/** Reads everything as a pull would. @throws ConnectorError */
export async function readBooks(settings: Settings, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<BooksRead> {
  const inputs = await findInputs(settings, signal);
  const reading = readSnapshot(settings, inputs, onProgress, signal);
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  const { accounts: _lines, ...snapshot } = step.value;
  return { inputs, snapshot, customers: [...customerFacts(step.value, settings)] };
}
