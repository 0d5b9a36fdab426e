import { readdir, readFile, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { RuleText } from "../rules/rulebook.ts";
import { parseYaml } from "../rules/yaml-document.ts";

/** Shipped rule files stand beside the compiled code, as they do beside the source. */
const presets = fileURLToPath(new URL("../rules/presets/", import.meta.url));
const tables = fileURLToPath(new URL("../rules/data/", import.meta.url));

export interface RuleFiles {
  /** The shipped tables and presets, the integrator's files, the workspace's own: each folder sorted by name. */
  readonly rules: readonly RuleText[];
  /** Golden cases: `rules/tests/*.yaml`. */
  readonly cases: readonly RuleText[];
  /** Files in `rules/` that nothing reads. */
  readonly unused: readonly string[];
}

/** Where rule files are read from: the disk, or a revision. Paths are from the workspace's folder, with `/`. */
export interface RuleShelf {
  /** Names in a folder, sub-folders with a `/` at the end; empty when there is no such folder. */
  list(path: string): Promise<readonly string[]>;
  read(path: string): Promise<string>;
}

export function diskShelf(folder: string): RuleShelf {
  const at = (path: string) => (isAbsolute(path) ? path : join(folder, path));
  return {
    async list(path) {
      const entries = await readdir(at(path), { withFileTypes: true }).catch(() => []);
      return Promise.all(
        entries.map(async (entry) => {
          const folderLike = entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(join(at(path), entry.name))));
          return folderLike ? `${entry.name}/` : entry.name;
        }),
      );
    },
    read: (path) => readFile(at(path), "utf8"),
  };
}

/** Every rule file of a workspace, as text. `own` is the folder of the workspace's own files. */
export async function readRuleFiles(folder: string, shelf: RuleShelf = diskShelf(folder), own = "rules"): Promise<RuleFiles> {
  const disk = diskShelf("/");
  const [data, shipped, mine, cases] = await Promise.all([
    readYamlFiles(disk, tables, "shipped:"),
    readYamlFiles(disk, presets, "preset:"),
    readYamlFiles(shelf, own, "rules/"),
    readYamlFiles(shelf, `${own}/tests`, "rules/tests/"),
  ]);
  const integrator = integratorOf(mine);
  const theirs = integrator === undefined ? [] : await readIntegrator(folder, shelf, integrator);
  return {
    rules: [
      ...[...data, ...shipped].map((file) => ({ ...file, shipped: true })),
      ...theirs.map((file) => ({ ...file, integrator: true })),
      ...mine,
    ],
    cases,
    unused: [
      ...(await shelf.list(own)).filter((name) => !isYaml(name) && name !== "tests/" && !isIgnored(name)).map((name) => `rules/${name}`),
      ...(await shelf.list(`${own}/tests`)).filter((name) => !isYaml(name) && !isIgnored(name)).map((name) => `rules/tests/${name}`),
    ],
  };
}

/** Whether there is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function readYamlFiles(shelf: RuleShelf, folder: string, prefix: string): Promise<{ name: string; text: string }[]> {
  const files = (await shelf.list(folder)).filter(isYaml).toSorted();
  return Promise.all(files.map(async (name) => ({ name: prefix + name, text: await shelf.read(`${folder.replace(/\/$/, "")}/${name}`) })));
}

/** A path that begins with a dot or a slash is a folder, as it stands or its `rules/`; else the name of an installed package. */
async function readIntegrator(folder: string, shelf: RuleShelf, integrator: string): Promise<{ name: string; text: string }[]> {
  const isPath = integrator.startsWith(".") || isAbsolute(integrator);
  const place = isPath ? integrator : await packageFolder(resolve(folder), integrator);
  if (place === undefined) return [];
  const from = isPath ? shelf : diskShelf("/");
  const base = place.replace(/\/$/, "");
  const inside = await readYamlFiles(from, `${base}/rules`, `${integrator.replace(/\/$/, "")}/rules/`);
  return inside.length > 0 ? inside : readYamlFiles(from, base, `${integrator.replace(/\/$/, "")}/`);
}

async function packageFolder(from: string, name: string): Promise<string | undefined> {
  for (let at = from; ; at = dirname(at)) {
    const place = join(at, "node_modules", name);
    if (await isFolder(place)) return place;
    if (at === dirname(at)) return undefined;
  }
}

function integratorOf(files: readonly RuleText[]): string | undefined {
  const common = files.find(({ name }) => /\/_common\.ya?ml$/.test(name));
  const value = common && parseYaml(common.name, common.text).value;
  const written = typeof value === "object" && value !== null && "integrator" in value ? value.integrator : undefined;
  return typeof written === "string" && written !== "" ? written : undefined;
}

function isYaml(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

/** Notes to people, and what editors and systems leave behind. */
function isIgnored(name: string): boolean {
  return name.startsWith(".") || /^README(\.|$)/i.test(name) || name.endsWith("~");
}
