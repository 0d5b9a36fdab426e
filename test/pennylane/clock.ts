import type { Time } from "../../src/connectors/pennylane/time.ts";

/** Time that passes only when somebody sleeps. */
export interface VirtualTime extends Time {
  /** Milliseconds slept so far. */
  readonly slept: () => number;
  pass(ms: number): void;
}

export function virtualTime(start = "2026-11-21T08:00:00Z"): VirtualTime {
  const from = Date.parse(start);
  let now = from;
  let slept = 0;
  return {
    now: () => now,
    slept: () => slept,
    pass: (ms) => {
      now += ms;
    },
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      now += ms;
      slept += ms;
    },
  };
}
