import type { MiddlewareHandler } from "hono";
import { NONCE, secureHeaders } from "hono/secure-headers";
import type { ServerEnv } from "./deps.ts";

/** Pages run no script and load nothing but themselves; nobody may frame them. */
export const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: [NONCE],
    imgSrc: ["data:"],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  // `no-referrer` would make browsers send `Origin: null` with forms, which the origin check could not tell from a stranger's.
  referrerPolicy: "same-origin",
});

/** A mail is shown as its reader will see it, with its own styles, in a frame of ours where it can do nothing. */
export const mailHeaders: MiddlewareHandler<ServerEnv> = async (c, next) => {
  await next();
  if (c.res.status !== 200) return;
  c.header("Content-Security-Policy", "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'");
  c.header("X-Frame-Options", "SAMEORIGIN");
};

/** What is said of debtors stays in no cache. */
export const noStore: MiddlewareHandler<ServerEnv> = async (c, next) => {
  await next();
  c.header("Cache-Control", "no-store");
};
