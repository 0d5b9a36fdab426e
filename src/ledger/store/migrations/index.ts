import { foundation } from "./0001-foundation.ts";
import { rulebook } from "./0002-rulebook.ts";

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** In order, without gaps. A migration that was released is never changed. */
export const migrations: readonly Migration[] = [foundation, rulebook];
