import type { Command } from "commander";
import type { Day } from "../ledger/day.ts";
import type { Io, Voice } from "./io.ts";

/** What every command gets. */
export interface Session {
  readonly io: Io;
  readonly voice: Voice;
  readonly json: boolean;
  /** `--today`; without it, the calendar day in the workspace's zone. */
  readonly today?: Day;
  readonly quiet: boolean;
}

/** Exit codes of the whole command line: people script them. */
export const exits = { ok: 0, findings: 1, usage: 2, unreachable: 3 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

/** Registers one command: its words, then what it does. */
export type AddCommand = (program: Command, voice: Voice, run: Run) => void;
/** Wraps an action: reads the shared options, turns what it throws into a sentence and an exit code. */
export type Run = (command: Command, action: (session: Session) => Promise<Exit>) => Promise<void>;
