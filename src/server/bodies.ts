import type { Context } from "hono";
import { z } from "zod";
import { parseDay } from "../ledger/day.ts";
import type { Message } from "../ledger/message.ts";
import { typeset } from "../text/format.ts";
import { say } from "../text/sentences.ts";
import { serverSentences } from "../text/server.ts";
import type { ServerEnv } from "./deps.ts";
import type { FieldError } from "./problem.ts";

/** Where in the workspace the form stood: `plan#d-3f…`, `debtors/C0042`. */
const back = z
  .string()
  .regex(/^(plan|debtors\/[^\s/?#\\]+)(#[a-z0-9-]+)?$/)
  .optional();
const by = z.string().trim().min(1).max(120).optional();
const key = z.string().regex(/^[0-9a-f]{32}$/);
const Day = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed) return parsed;
  context.addIssue({ code: "custom", message: "server.day_expected" });
  return z.NEVER;
});
/** A field of a form that was left empty is a field that was not sent. */
const emptyIsNone = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema);

/** `by` counts only for programs: a person who logged in is already known by name. */
export const ApproveBody = z
  .strictObject({
    all: z.preprocess((value) => (value === "true" ? true : value), z.literal(true)).optional(),
    keys: z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(key).min(1).max(10_000)).optional(),
    debtor: z.string().min(1).optional(),
    step: z.string().min(1).optional(),
    by,
    back,
  })
  .refine(({ all, keys, debtor, step }) => [all, keys, debtor, step].filter((one) => one !== undefined).length === 1, {
    message: "server.one_selection",
  });

export const HoldBody = z.strictObject({
  debtor: z.string().min(1),
  until: Day,
  note: emptyIsNone(z.string().max(2000).optional()),
  by,
  back,
});
export const StopBody = z.strictObject({ why: z.string().trim().min(1).max(2000), by, back });
export const PlainBody = z.strictObject({ by, back });
export const LoginBody = z.strictObject({
  token: z.string().max(500),
  name: z.string().trim().max(120).default(""),
  next: z.string().default("/"),
});

export type Body<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Message; readonly errors: readonly FieldError[] };

/** Reads JSON or a form, and says field by field what does not fit. */
export async function readBody<T extends z.ZodType>(c: Context<ServerEnv>, schema: T): Promise<Body<z.infer<T>>> {
  const raw = await rawBody(c);
  if (raw === undefined) return { ok: false, why: { code: "server.body_unreadable", params: {} }, errors: [] };
  const { language } = c.get("voice");
  const parsed = schema.safeParse(raw, { error: z.locales[language]().localeError });
  if (parsed.success) return { ok: true, value: parsed.data };
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.path.join("."),
    message:
      issue.message in serverSentences
        ? say({ code: issue.message, params: {} }, language, serverSentences)
        : typeset(issue.message, language),
  }));
  const fields = errors.map(({ field, message }) => (field === "" ? message : `${field} (${message})`)).join("; ");
  return { ok: false, why: { code: "server.body_invalid", params: { fields } }, errors };
}

/** Who says it: the person who logged in, else the name that the program gives. */
export function sayer(c: Context<ServerEnv>, by: string | undefined): string {
  return c.get("by") === "api" ? (by ?? "api") : c.get("by");
}

async function rawBody(c: Context): Promise<unknown> {
  const type = c.req.header("content-type") ?? "";
  try {
    if (type.startsWith("application/x-www-form-urlencoded")) return await c.req.parseBody({ all: true });
    const text = await c.req.text();
    return text === "" ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}
