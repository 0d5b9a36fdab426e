import type { VirtualTime } from "./clock.ts";

const limit = 25;
const windowMs = 5_000;

/** The rate limit, kept as strictly as it can be meant: never more than the limit in any five seconds. */
export function makeGate(time: VirtualTime) {
  let passed: number[] = [];
  let over = false;
  let throttled = 0;
  return {
    throttled: () => throttled,
    /** Counts a request, and says how it stands. */
    enter(): Readonly<Record<string, string>> {
      const now = time.now();
      passed = passed.filter((at) => at > now - windowMs);
      over = passed.length >= limit;
      if (over) throttled++;
      else passed.push(now);
      const reset = Math.ceil(((passed[0] ?? now) + windowMs) / 1000);
      return { "ratelimit-limit": String(limit), "ratelimit-remaining": String(limit - passed.length), "ratelimit-reset": String(reset) };
    },
    refused: () => over,
    wait: () => Math.max(1, Math.ceil(((passed[0] ?? time.now()) + windowMs - time.now()) / 1000)),
  };
}
