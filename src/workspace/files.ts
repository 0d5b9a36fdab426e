import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { RuleText } from "../rules/rulebook.ts";

/** Shipped rule files stand beside the compiled code, as they do beside the source. */
const presets = fileURLToPath(new URL("../rules/presets/", import.meta.url));
const tables = fileURLToPath(new URL("../rules/data/", import.meta.url));

/** The shipped tables and presets, and every rule file of a workspace, as text, each folder sorted by name. */
export async function readRuleFiles(folder: string): Promise<readonly RuleText[]> {
  const [data, shipped, own] = await Promise.all([
    readYamlFiles(tables, "shipped:"),
    readYamlFiles(presets, "preset:"),
    readYamlFiles(join(folder, "rules"), "rules/"),
  ]);
  return [...[...data, ...shipped].map((file) => ({ ...file, shipped: true })), ...own];
}

async function readYamlFiles(folder: string, prefix: string): Promise<{ name: string; text: string }[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /\.ya?ml$/.test(name)).toSorted();
  return Promise.all(files.map(async (name) => ({ name: prefix + name, text: await readFile(join(folder, name), "utf8") })));
}

/** The text of a file, or undefined when there is none. Any other failure is thrown. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
