import type { Effect, EffectKind, Receipt } from "../../ledger/effect.ts";

/** What takes effects out of the house: a host, a mail server, a folder. A function from options to a plain object. */
export interface Carrier {
  readonly name: Receipt["host"];
  readonly carries: ReadonlySet<EffectKind>;
  /**
   * How many effects may be in its hands at once. After a crash the fate of all of them has to be found out, so a
   * carrier that cannot `find` keeps it small.
   */
  readonly batch: number;
  /**
   * Connects and logs in ahead, so that little time passes between saying that effects are handed over and doing it. Never
   * throws: what is wrong shows when delivering.
   */
  prepare?(effects: readonly Effect[], signal: AbortSignal): Promise<void>;
  /**
   * Hands over; one receipt per effect, in any order, as soon as each is known. No receipt, `unknown` or a throw all mean
   * that the effect may have left. When `signal` aborts, it gives up waiting: an effect that may have left is `unknown`.
   */
  deliver(effects: readonly Effect[], signal: AbortSignal): AsyncIterable<Receipt>;
  /** Receipts of the effects that arrived; one without a receipt is proved absent. `cannot_know` when the carrier has no memory. */
  find(effects: readonly Effect[], signal: AbortSignal): Promise<readonly Receipt[] | "cannot_know">;
  /** Ends connections. The carrier is not used afterwards. */
  close(): Promise<void>;
}
