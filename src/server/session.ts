import type { Context } from "hono";
import { deleteCookie, getSignedCookie, setSignedCookie } from "hono/cookie";
import type { ServerEnv } from "./deps.ts";

const cookie = "relance";
const lifeSeconds = 12 * 3600;

/** Remembers who logged in, in a signed cookie that scripts cannot read and that other sites cannot make the browser send. */
export async function openSession(c: Context<ServerEnv>, by: string, key: string, now: Date): Promise<void> {
  const until = now.getTime() + lifeSeconds * 1000;
  await setSignedCookie(c, cookie, `${until}.${by}`, key, {
    path: "/",
    httpOnly: true,
    sameSite: "Strict",
    secure: isHttps(c),
    maxAge: lifeSeconds,
  });
}

/** The name of who logged in; undefined without a session, with one that has ended or that we did not sign. */
export async function sessionOf(c: Context<ServerEnv>, key: string, now: Date): Promise<string | undefined> {
  const value = await getSignedCookie(c, key, cookie);
  if (!value) return undefined;
  const dot = value.indexOf(".");
  return Number(value.slice(0, dot)) > now.getTime() ? value.slice(dot + 1) : undefined;
}

export function closeSession(c: Context<ServerEnv>): void {
  deleteCookie(c, cookie, { path: "/", secure: isHttps(c) });
}

/** Behind a proxy the service itself speaks plain HTTP; a wrong claim could only make the cookie stricter. */
function isHttps(c: Context<ServerEnv>): boolean {
  return new URL(c.req.url).protocol === "https:" || c.req.header("x-forwarded-proto") === "https";
}
