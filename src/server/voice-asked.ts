import type { MiddlewareHandler } from "hono";
import { accepts } from "hono/accepts";
import type { ServerEnv } from "./deps.ts";
import { voiceOf } from "./pages/voice.ts";

/** Speaks the reader's language: English to a browser that prefers it, else French. */
export const voiceAsked: MiddlewareHandler<ServerEnv> = async (c, next) => {
  const language = accepts(c, {
    header: "Accept-Language",
    supports: ["fr", "en"],
    default: "fr",
    match: (asked, { default: other }) =>
      asked
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.slice(0, 2).toLowerCase())
        .find((type) => type === "fr" || type === "en") ?? other,
  });
  c.set("voice", voiceOf(language === "en" ? "en" : "fr"));
  await next();
};
