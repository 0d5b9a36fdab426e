import { systemTime, type Time } from "../../src/connectors/pennylane/time.ts";

/** Time that passes only when somebody sleeps. */
export interface VirtualTime extends Time {
  /** Milliseconds slept so far. */
  readonly slept: () => number;
  pass(ms: number): void;
}

/** The clock on the wall, for the example: what was done before it started was done earlier. */
export function realTime(): VirtualTime {
  let shift = -2 * 3_600_000;
  return {
    now: () => Date.now() + shift,
    slept: () => 0,
    pass: (ms) => {
      shift += ms;
    },
    sleep: systemTime.sleep,
  };
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
