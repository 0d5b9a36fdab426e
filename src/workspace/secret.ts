import { z } from "zod";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A value that may be written `${NAME}` or `${NAME:-default}`, so that no secret stands in the file. Empty means not set. */
export function Secret(env: Environment) {
  return z
    .string()
    .nullish()
    .transform((text, context) => {
      const value = (text ?? "").replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g, (whole, name: string, fallback?: string) => {
        const found = env[name] ?? fallback;
        if (found === undefined) context.addIssue({ code: "custom", message: "environment_missing", params: { name } });
        return found ?? whole;
      });
      return value === "" ? undefined : value;
    });
}
