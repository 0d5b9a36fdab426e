import { setTimeout as pause } from "node:timers/promises";

/** The clock that the client waits by, given so that tests need not wait. Milliseconds since 1970. */
export interface Time {
  now(): number;
  /** @throws the signal's reason when it aborts */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemTime: Time = {
  now: Date.now,
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    await pause(ms, undefined, signal && { signal }).catch(() => signal?.throwIfAborted());
  },
};
