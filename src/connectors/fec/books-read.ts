import type { Progress } from "../port.ts";
import { type CustomerFacts, customerFacts } from "./facts.ts";
import { findInputs, type Inputs, type Overview, readSnapshots, type Settings } from "./snapshot.ts";

/** The files, what they hold, and what it comes to customer by customer. */
export interface BooksRead {
  readonly inputs: Inputs;
  readonly snapshot: Overview;
  readonly customers: readonly CustomerFacts[];
}

/** Reads everything as a pull would. @throws ConnectorError */
export async function readBooks(settings: Settings, onProgress: (progress: Progress) => void, signal?: AbortSignal): Promise<BooksRead> {
  const inputs = await findInputs(settings, signal);
  const reading = readSnapshots(settings, inputs, onProgress, signal);
  let step = await reading.next();
  while (!step.done) step = await reading.next();
  const snapshots = step.value;
  try {
    const customers: CustomerFacts[] = [];
    const setAside = [...snapshots.setAside];
    for (const part of snapshots.parts()) {
      customers.push(...customerFacts(part, settings));
      setAside.push(...part.setAside);
    }
    const { parts: _parts, close: _close, ...overview } = snapshots;
    return { inputs, snapshot: { ...overview, setAside }, customers };
  } finally {
    snapshots.close();
  }
}
