import type { z } from "zod";
import { failureOf, unreachable, unreadable } from "./failure.ts";
import { rateOf } from "./rate.ts";
import { systemTime, type Time } from "./time.ts";

/** Where a token comes from: a text, or an OAuth session that renews itself. */
export interface Access {
  /** Names whose requests are counted together. */
  readonly account: string;
  token(signal?: AbortSignal): Promise<string>;
  /** The host refused this token. True when another one may be had at once. */
  refused(token: string): Promise<boolean>;
}

export interface ClientOptions {
  /** Without a slash at its end. */
  readonly url: string;
  readonly access: Access;
  readonly time?: Time;
  /** Silence after which a request is given up, in milliseconds. */
  readonly timeoutMs?: number;
}

export type Query = Readonly<Record<string, string | number | boolean>>;

/** The Company API v2, spoken: paths are below `/api/external/v2`. @throws ConnectorError */
export interface Client {
  get<T>(path: string, schema: z.ZodType<T>, query?: Query, signal?: AbortSignal): Promise<T>;
  /** Replaces something: written twice it is as written once, so it is tried again like a reading. */
  put(path: string, body: unknown, signal?: AbortSignal): Promise<void>;
  /** Adds something: no answer means that it may be there, and it is never sent again by itself. */
  post<T>(path: string, schema: z.ZodType<T>, body: object, signal?: AbortSignal): Promise<T>;
  /** A file that the host keeps elsewhere for half an hour: without the token, which is not for there. */
  download(url: string, signal?: AbortSignal): Promise<Uint8Array>;
}

interface Request {
  readonly method: "GET" | "PUT" | "POST";
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
}

type Answer = { readonly status: number; readonly text: string } | { readonly error: unknown };

const patience = 5; // answers of 429 to one request
const retries = [1_000, 4_000, 15_000];

export function makeClient({ url, access, time = systemTime, timeoutMs = 60_000 }: ClientOptions): Client {
  const base = `${url}/api/external/v2`;

  /** One request that may be repeated: 429 was not counted as done; the rest only when `safe`. */
  async function ask(request: Request, signal: AbortSignal | undefined): Promise<string> {
    const safe = request.method !== "POST";
    let renewed = false;
    for (let tries = 0, busy = 0; ;) {
      const token = await access.token(signal);
      const answer = await once(request, token, signal);
      signal?.throwIfAborted();
      if (!("error" in answer)) {
        if (answer.status < 400) return answer.text;
        if (answer.status === 401 && !renewed && (await access.refused(token))) {
          renewed = true;
          continue;
        }
        if (answer.status === 429 && busy++ < patience) continue;
        if (![500, 502, 503, 504].includes(answer.status)) throw failureOf(request, answer.status, answer.text);
      }
      const wait = safe ? retries[tries++] : undefined;
      if (wait === undefined) throw "error" in answer ? unreachable(request, answer.error) : failureOf(request, answer.status, answer.text);
      await time.sleep(wait, signal);
    }
  }

  async function once({ method, path, query = {}, body }: Request, token: string, signal: AbortSignal | undefined): Promise<Answer> {
    const rate = rateOf(`${base} ${access.account}`, time);
    await rate.take(signal);
    const search = new URLSearchParams(Object.entries(query).map(([key, value]): [string, string] => [key, String(value)])).toString();
    const form = body instanceof FormData;
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${base}${path}${search === "" ? "" : `?${search}`}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json",
          ...(body !== undefined && !form && { "content-type": "application/json" }),
        },
        ...(body !== undefined && { body: form ? body : JSON.stringify(body) }),
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]),
      });
      text = await response.text();
    } catch (error) {
      rate.failed();
      return { error };
    }
    rate.answered(response.headers);
    if (response.status === 429) rate.pause(secondsToWait(response.headers, text) * 1000);
    return { status: response.status, text };
  }

  return {
    async get(path, schema, query, signal) {
      const request = { method: "GET", path, ...(query && { query }) } as const;
      return read(request, await ask(request, signal), schema);
    },
    async put(path, body, signal) {
      await ask({ method: "PUT", path, body }, signal);
    },
    async post(path, schema, body, signal) {
      const request = { method: "POST", path, body } as const;
      return read(request, await ask(request, signal), schema);
    },
    async download(from, signal) {
      const asked = { method: "GET", path: new URL(from).host };
      const response = await fetch(from, { signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(signal ? [signal] : [])]) }).catch(
        (error: unknown) => {
          throw unreachable(asked, error);
        },
      );
      if (!response.ok) throw failureOf(asked, response.status, "");
      return new Uint8Array(await response.arrayBuffer());
    },
  };
}

function read<T>(asked: Request, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw unreadable(asked, text.slice(0, 100));
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw unreadable(asked, `${issue?.path.join(".")}: ${issue?.message}`);
}

/** `retry-after`, else what the text says, else a whole window. */
function secondsToWait(headers: Headers, text: string): number {
  const told = headers.get("retry-after") ?? /in (\d+) seconds?/.exec(text)?.[1] ?? "";
  return /^\d+$/.test(told) ? Math.min(Number(told), 300) : 5;
}
