import { join } from "node:path";
import { parseEnv } from "node:util";
import { readIfThere } from "./files.ts";
import type { Environment } from "./secret.ts";

/** The environment, and under it what the workspace's own `.env` says: secrets of one customer, beside the settings that name them. */
export async function environmentOf(folder: string, env: Environment): Promise<Environment> {
  const text = await readIfThere(join(folder, ".env"));
  return text === undefined ? env : { ...parseEnv(text), ...env };
}
