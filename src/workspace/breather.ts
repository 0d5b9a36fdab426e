import { setImmediate } from "node:timers/promises";

const heldMs = 20;

/** Between two pieces of a long work: lets a service answer its requests when the last time is more than 20 ms ago. */
export function makeBreather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < heldMs) return;
    await setImmediate();
    last = performance.now();
  };
}
