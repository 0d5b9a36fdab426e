import type { Context } from "hono";
import type { ServerEnv } from "./deps.ts";

/**
 * Whether an unsafe request comes from our own page. Browsers say so in `Sec-Fetch-Site`; the older or plain-HTTP ones
 * send `Origin`. A request with neither is not a browser's form, and has no business with a cookie.
 */
export function isSameOrigin(c: Context<ServerEnv>): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
