import type { Board } from "../ledger/board.ts";
import type { Effect, EffectKind, Receipt } from "../ledger/effect.ts";
import type { Fact, FactKind, HostName } from "../ledger/facts.ts";
import type { Message, Params } from "../ledger/message.ts";

/** What a connector's function makes of its options: a plain object, no base class, no registry, state in the closure. */
export interface Connector {
  readonly host: HostName;
  /** What the host carries itself. The rest falls back to SMTP and files, in `outbox/carriers`. */
  readonly carries: ReadonlySet<EffectKind>;
  /** Reaches the host, proves each right, says what is missing and who can mend it. Never throws for what it can name. */
  check(signal?: AbortSignal): Promise<readonly Finding[]>;
  /**
   * Facts since `after`, or all of them. Each page's `next` is committed with its facts, so that a pull killed anywhere
   * resumes where it was. A pull of an unchanged host yields no fact. `about` are open items that are about to be chased: a
   * host that may keep silent about a payment reads those again. @throws ConnectorError
   */
  pull(after: Cursor | undefined, signal?: AbortSignal, about?: readonly string[]): AsyncIterable<Page>;
  /** Writes in batches; one receipt per effect, in any order. @throws ConnectorError when it cannot tell what was written */
  push(effects: readonly Effect[], signal?: AbortSignal): AsyncIterable<Receipt>;
  /** Which of these effects are in the host: one receipt per effect found, nothing for the others. */
  find(effects: readonly Effect[], signal?: AbortSignal): Promise<readonly Receipt[]>;
  /** For a host in which people work: where they see what is proposed and why. Their answers come back by `pull`, as signals. */
  readonly desk?: Desk;
}

export interface Desk {
  /**
   * Makes the host show exactly this board: writes what differs from what it shows, closes what is no longer on it. An answer
   * that a person has just given there is never overwritten. Showing the same board again writes nothing. @throws ConnectorError
   */
  show(board: Board, signal?: AbortSignal): Promise<Shown>;
}

/** Records that `show` wrote, by what they are. */
export interface Shown {
  readonly proposals: number;
  readonly standings: number;
}

/** Opaque to everyone but its connector; JSON. */
export type Cursor = string;

export interface Page {
  readonly facts: readonly Fact[];
  readonly next: Cursor;
  /**
   * Kinds that this pull has now listed in full: what was not listed since the pull began is gone.
   * For hosts that can only be read whole (a file); the others send `gone`.
   */
  readonly complete?: readonly Exclude<FactKind, "gone">[];
  /** Rows that could not be read, each with its place. They are not in any total, and the pull says so. */
  readonly setAside?: readonly SetAside[];
  readonly progress?: Progress;
}

/** A row that could not be understood. The rest of the file went on without it. */
export interface SetAside extends Message {
  /** `2026.txt:1042`. */
  readonly place: string;
  /** The debtor whose money it may have been, when that much could be read: nobody is reminded on a book with a hole. */
  readonly debtor?: string;
}

export interface Progress {
  readonly done: number;
  readonly total?: number;
  readonly unit: "bytes" | "rows";
}

/** One thing that `check` looked at. */
export interface Finding extends Message {
  readonly level: "ok" | "warning" | "error";
  /** Names of the host's companies, where it has several, on the finding that it was reached. */
  readonly companies?: readonly string[];
}

/** Whose turn it is: `retry` the host is busy, `fix` somebody must act and the message says who, `bug` ours. */
export type Blame = "retry" | "fix" | "bug";

/** Everything that can go wrong between us and a host. */
export class ConnectorError extends Error implements Message {
  readonly host: HostName;
  readonly blame: Blame;
  readonly code: string;
  readonly params: Params;

  constructor(host: HostName, blame: Blame, code: string, params: Params = {}, cause?: unknown) {
    super(`[${host}] ${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = "ConnectorError";
    this.host = host;
    this.blame = blame;
    this.code = code;
    this.params = params;
  }
}
