import type { Message } from "../../ledger/message.ts";

/** What was read although it is not as the law has it: said once per file, with how often and where first. */
export interface RemarkCounter {
  count(code: string, line: number): void;
  list(): readonly Message[];
}

export function remarkCounter(file: string): RemarkCounter {
  const remarks = new Map<string, { count: number; readonly first: number }>();
  return {
    count(code, line) {
      const known = remarks.get(code);
      if (known === undefined) remarks.set(code, { count: 1, first: line });
      else known.count++;
    },
    list: () => [...remarks].map(([code, { count, first }]) => ({ code, params: { file, count, first: `${file}:${first}` } })),
  };
}
