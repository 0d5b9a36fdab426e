import { setTimeout } from "node:timers/promises";
import { ConnectorError } from "../../port.ts";

const waits = [500, 2_000]; // milliseconds

/** Up to three times, for what leaves the host as it is. What somebody must mend is not tried again. */
export async function retried<T>(ask: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const wait = waits[attempt];
      if (wait === undefined || !(error instanceof ConnectorError) || error.blame !== "retry") throw error;
      await setTimeout(wait, undefined, { signal });
    }
  }
}
