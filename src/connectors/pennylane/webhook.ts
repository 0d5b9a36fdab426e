import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** What came with a webhook: what the host says happened, or why it is not believed. */
export type Delivery =
  | { readonly ok: true; readonly id: string; readonly event: string }
  | { readonly ok: false; readonly why: "signature" | "time" | "body" };

const toleranceSeconds = 300;
const Event = z.object({ id: z.union([z.string(), z.number()]).transform(String), event: z.string() });

/**
 * Checks a delivery against the subscription's secret: `X-Pennylane-Signature: t=<unix s>,v1=<hex>`, an HMAC-SHA256 of the
 * instant, a dot and the body as it came, byte by byte. Older than five minutes it may be somebody's copy. The content is
 * a hint, never a fact: the API is asked.
 */
export function readDelivery(secret: string, header: string | undefined, body: Uint8Array, now: Date): Delivery {
  const fields = (header ?? "").split(",").map((field) => field.trim().split("="));
  const at = fields.find(([name]) => name === "t")?.[1] ?? "";
  const given = fields.flatMap(([name, value]) => (name === "v1" && value !== undefined ? [value] : []));
  if (!/^\d{1,12}$/.test(at)) return { ok: false, why: "signature" };
  const expected = createHmac("sha256", secret).update(`${at}.`).update(body).digest();
  if (!given.some((hex) => isSame(hex, expected))) return { ok: false, why: "signature" };
  if (Math.abs(now.getTime() / 1000 - Number(at)) > toleranceSeconds) return { ok: false, why: "time" };
  const event = Event.safeParse(jsonOf(body));
  return event.success ? { ok: true, ...event.data } : { ok: false, why: "body" };
}

/** Remembers the last ids: a delivery comes at least once, often twice. */
export function seenBefore(most = 1_000): (id: string) => boolean {
  const seen = new Set<string>();
  return (id) => {
    if (seen.has(id)) return true;
    seen.add(id);
    const [oldest] = seen;
    if (seen.size > most && oldest !== undefined) seen.delete(oldest);
    return false;
  };
}

function isSame(hex: string, expected: Buffer): boolean {
  const given = Buffer.from(hex, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
