import type { Message, Params } from "../message.ts";

/** The store cannot be opened or must not be written; its sentence says what to do. Codes: `text/store.ts`. */
export class StoreError extends Error implements Message {
  readonly code: string;
  readonly params: Params;

  constructor(code: string, params: Params = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = "StoreError";
    this.code = code;
    this.params = params;
  }
}

/** What an error of a driver or of the system says, without its stack. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
