import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Major versions of Odoo that the app is built for. */
export const majors = [16, 17, 18, 19] as const;
export type Major = (typeof majors)[number];

/** The files of `odoo/` by path, as people write them: in the syntax of Odoo 19, in English. */
export type AppSources = Readonly<Record<string, string>>;

export function readSources(folder: string): AppSources {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/"),
    )
    .toSorted();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

/** The text of a source. French stands in the YAML files with plain spaces, and gets its own here. @throws Error */
export function sourceOf(sources: AppSources, path: string): string {
  const text = sources[path];
  if (text === undefined) throw new Error(`odoo/${path} is missing`);
  return path.endsWith(".yaml") ? text.replace(/ (?=[:;?!»])|(?<=«) /g, "\u00a0") : text;
}
