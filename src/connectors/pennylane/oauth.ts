import { z } from "zod";
import { digest } from "../../ledger/digest.ts";
import { ConnectorError } from "../port.ts";
import type { Access } from "./client.ts";
import { failureOf, unreachable, unreadable } from "./failure.ts";
import { systemTime, type Time } from "./time.ts";

/** Keeps the tokens between processes, out of sight: whoever reads them acts for the company. */
export interface TokenStore {
  read(): Promise<string | undefined>;
  /** On disk when it returns. */
  write(tokens: string): Promise<void>;
}

export interface OAuthOptions {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The first one, from the authorisation; later ones come from the store. */
  readonly refreshToken: string;
  readonly store: TokenStore;
  readonly time?: Time;
}

const Kept = z.object({ access: z.string(), refresh: z.string(), expires: z.number() });
type Kept = z.infer<typeof Kept>;
const Answer = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });
const asked = { method: "POST", path: "/oauth/token" };

/**
 * An OAuth session. A refresh kills the tokens before it, so there is one at a time, and the new pair is kept before it is
 * used.
 */
export function oauthAccess({ url, clientId, clientSecret, refreshToken, store, time = systemTime }: OAuthOptions): Access {
  let current: Kept | undefined;
  let refreshing: Promise<Kept> | undefined;

  async function fresh(dead: string | undefined): Promise<Kept> {
    const kept = await keptIn(store);
    // Another process was faster.
    if (kept && kept.access !== dead && kept.expires > time.now()) return kept;
    const next = await refresh(kept?.refresh ?? refreshToken);
    await store.write(JSON.stringify(next));
    return next;
  }

  async function refresh(token: string): Promise<Kept> {
    const body = new URLSearchParams({
      client_id: clientId,
      client_secret: clientSecret,
      refresh_token: token,
      grant_type: "refresh_token",
    });
    const response = await fetch(`${url}/oauth/token`, { method: "POST", body, signal: AbortSignal.timeout(30_000) }).catch(
      (error: unknown) => {
        throw unreachable(asked, error);
      },
    );
    const text = await response.text();
    if (response.status === 400 || response.status === 401)
      throw new ConnectorError("pennylane", "fix", "pennylane.oauth_refused", { status: response.status });
    if (!response.ok) throw failureOf(asked, response.status, text);
    const answer = Answer.safeParse(jsonOf(text));
    if (!answer.success) throw unreadable(asked, answer.error.issues[0]?.message ?? "");
    const { access_token: access, refresh_token, expires_in } = answer.data;
    return { access, refresh: refresh_token, expires: time.now() + (expires_in - 60) * 1000 };
  }

  function renew(dead: string | undefined): Promise<Kept> {
    refreshing ??= fresh(dead)
      .then((next) => (current = next))
      .finally(() => (refreshing = undefined));
    return refreshing;
  }

  return {
    account: digest(clientId, refreshToken),
    async token() {
      current ??= await keptIn(store);
      if (!current || current.expires <= time.now()) current = await renew(current?.access);
      return current.access;
    },
    async refused(token) {
      if (current?.access === token) await renew(token);
      return true;
    },
  };
}

async function keptIn(store: TokenStore): Promise<Kept | undefined> {
  return Kept.safeParse(jsonOf((await store.read()) ?? "")).data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
