import type { Language } from "../../text/format.ts";
import type { OutboxEntry } from "../../outbox/rows.ts";

/** How a page is to be made. */
export interface PageOptions {
  readonly language: Language;
  /** Set when the service shows the page: people can act on it. Without it the page is a file to look at. */
  readonly service?: ServiceView;
}

/** What the service adds to a page. */
export interface ServiceView {
  /** `/w/acme`. */
  readonly base: string;
  readonly nonce: string;
  /** The day the page was asked for, when that is not today in the workspace: links keep it. */
  readonly today?: string;
  /** What the outbox knows of each effect, by key. */
  readonly outbox: ReadonlyMap<string, OutboxEntry>;
  /** Set while nothing may leave. */
  readonly brake?: { readonly by: string; readonly why: string };
  /** When the clock runs the workspace next, `2026-11-23 08:00` in its zone. */
  readonly nextRun?: string;
  /** Why the last run failed, as a sentence. */
  readonly lastError?: string;
  /** What the person's last click did. */
  readonly notice?: string;
}
