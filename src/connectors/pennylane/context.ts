import type { SetAside } from "../port.ts";
import type { Client } from "./client.ts";
import type { Step, State } from "./state.ts";
import type { Told } from "./tell.ts";

/** What the steps of a pull share. */
export interface PullContext {
  readonly client: Client;
  /** The company as facts name it. */
  readonly company: string;
  /** First digits of the accounts that make up what customers owe. */
  readonly accounts: readonly string[];
  /** Months of settled invoices whose days of payment are read. */
  readonly historyMonths: number;
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal | undefined;
  /** Invoices about to be chased. */
  readonly about: readonly number[];
}

/** One page of a step. */
export interface StepPage extends Told {
  readonly setAside?: readonly SetAside[];
}

/** Takes a step from `state.at`, page by page, each with the state after it. When it returns, the step is done. */
export type TakeStep = (context: PullContext, state: State) => AsyncGenerator<StepPage, State>;

export type Steps = Readonly<Record<Step, TakeStep>>;
