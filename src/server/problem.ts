import type { Context } from "hono";
import { accepts } from "hono/accepts";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { STATUS_CODES } from "node:http";
import type { Message } from "../ledger/message.ts";
import { catalogues } from "../text/all.ts";
import { say } from "../text/sentences.ts";
import type { ServerEnv } from "./deps.ts";
import { problemPage } from "./pages/problem.tsx";

/** One field of a body that does not fit. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Says in one sentence what is wrong: as problem+json (RFC 9457), or as a page to whoever reads pages. */
export function problem(c: Context<ServerEnv>, status: ContentfulStatusCode, message: Message, errors: readonly FieldError[] = []) {
  const voice = c.get("voice");
  const detail = say(message, voice.language, ...catalogues);
  if (wantsPage(c)) return c.html(problemPage({ voice, detail, nonce: c.get("secureHeadersNonce") ?? "" }), status);
  return c.body(
    JSON.stringify({
      type: `urn:relance:${message.code}`,
      title: STATUS_CODES[status],
      status,
      detail,
      ...(errors.length > 0 && { errors }),
    }),
    status,
    { "content-type": "application/problem+json; charset=utf-8" },
  );
}

/** Browsers ask for pages; programs that say nothing get JSON. */
export function wantsPage(c: Context): boolean {
  return accepts(c, { header: "Accept", supports: ["application/json", "text/html"], default: "application/json" }) === "text/html";
}
