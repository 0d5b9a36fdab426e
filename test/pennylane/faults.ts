import type { Answer } from "./answers.ts";

/** How the host goes wrong, once, on the next request whose `GET /path` matches, or on the one `after` that many. */
export interface Fault {
  readonly what: "drop" | "drop_after" | "answer";
  readonly on?: RegExp;
  readonly after?: number;
  readonly answer?: Answer;
}

export interface Faults {
  add(fault: Fault): void;
  next(request: string): Fault | undefined;
}

export function makeFaults(): Faults {
  const waiting: { fault: Fault; after: number }[] = [];
  return {
    add: (fault) => waiting.push({ fault, after: fault.after ?? 0 }),
    next(request) {
      for (const [index, one] of waiting.entries()) {
        if (one.fault.on && !one.fault.on.test(request)) continue;
        if (one.after-- > 0) continue;
        waiting.splice(index, 1);
        return one.fault;
      }
      return undefined;
    },
  };
}
