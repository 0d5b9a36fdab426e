import type { Time } from "./time.ts";

/** How many requests of one token may leave. */
export interface Rate {
  /** Waits until a request may leave. Whoever takes a place gives it back with `answered` or `failed`. */
  take(signal?: AbortSignal): Promise<void>;
  /** The host has counted the request and said how it stands. */
  answered(headers: Headers): void;
  /** No answer came: it may have been counted. */
  failed(): void;
  /** The host refused: nothing leaves before. */
  pause(ms: number): void;
}

const windowMs = 5_000;
const documentedLimit = 25;

/**
 * Never more than the limit in any five seconds of the host's clock: a place is free again five seconds after the *answer*
 * to its request, and the host counted it before it answered. What others use of the same token shows in the headers.
 */
export function makeRate(time: Time): Rate {
  let limit = documentedLimit;
  let underway = 0;
  let pausedUntil = 0;
  const answers: number[] = [];

  function wait(): number {
    const now = time.now();
    while (answers[0] !== undefined && answers[0] + windowMs <= now) answers.shift();
    if (pausedUntil > now) return pausedUntil - now;
    if (underway + answers.length < limit) return 0;
    const next = answers[0];
    return next === undefined ? 50 : next + windowMs - now;
  }

  const done = () => {
    underway--;
    answers.push(time.now());
  };

  return {
    async take(signal) {
      signal?.throwIfAborted();
      for (let ms = wait(); ms > 0; ms = wait()) await time.sleep(ms, signal);
      underway++;
    },
    answered(headers) {
      done();
      const told = {
        limit: number(headers, "ratelimit-limit"),
        left: number(headers, "ratelimit-remaining"),
        reset: number(headers, "ratelimit-reset"),
      };
      if (told.limit !== undefined && told.limit > 0) limit = told.limit;
      // Somebody else uses the token too.
      if (told.left === 0 && told.reset !== undefined && answers.length + underway < limit) {
        pausedUntil = Math.max(pausedUntil, Math.min(told.reset * 1000, time.now() + 2 * windowMs));
      }
    },
    failed: done,
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, time.now() + ms);
    },
  };
}

const rates = new WeakMap<Time, Map<string, Rate>>();

/** The one rate of a token in this process, whoever asks. */
export function rateOf(token: string, time: Time): Rate {
  let known = rates.get(time);
  if (!known) rates.set(time, (known = new Map()));
  let rate = known.get(token);
  if (!rate) known.set(token, (rate = makeRate(time)));
  return rate;
}

function number(headers: Headers, name: string): number | undefined {
  const text = headers.get(name);
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}
