import type { HttpBindings } from "@hono/node-server";
import type { Workspace } from "../workspace/open.ts";
import type { Voice } from "./pages/voice.ts";

/** Everything the service stands on. Nothing of it is global. */
export interface ServerDeps {
  readonly workspaces: ReadonlyMap<string, Workspace>;
  /** SHA-256 of the token, hex. The token itself is kept nowhere. */
  readonly tokenHash: string;
  /** Signs the cookies of people who have logged in. */
  readonly sessionKey: string;
  readonly now: () => Date;
  /** Asks the clock to run a workspace without waiting for its hour. */
  readonly runSoon: (workspace: string) => Promise<void>;
  /** Reads what changed in the host, unless a run is about to do so. Never throws. */
  readonly pullSoon: (workspace: string) => Promise<void>;
  /** Asks the clock to run a workspace within a minute, but not sooner than this after its last run. */
  readonly wake: (workspace: string, everyMs: number) => Promise<void>;
  readonly log: Log;
}

/** One line of the service's own log. It never holds a name, an address, an id of a debtor or an amount. */
export type Log = (event: string, fields: Readonly<Record<string, string | number>>) => void;

/** What handlers find in their context. */
export interface ServerEnv {
  Bindings: Partial<HttpBindings>;
  Variables: {
    secureHeadersNonce?: string;
    voice: Voice;
    /** Who asks: the name given at login, or `api`. */
    by: string;
    workspace: Workspace;
  };
}
