import { readdir, readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../text/format.ts";

/**
 * Every template file by its path (`mails/reminder-firm/fr.mjml`, `parts/bank.mjml`): the shipped ones, and over them
 * those that a workspace has at the same path.
 */
export type TemplateFiles = ReadonlyMap<string, TemplateFile>;

export interface TemplateFile {
  readonly path: string;
  readonly text: string;
  /** Written by the workspace, not shipped. */
  readonly own: boolean;
}

export const shippedFolder = fileURLToPath(new URL(".", import.meta.url));

/** What a template consists of; the last part of its files' names. */
export type Suffix = "mjml" | "html.liquid" | "txt.liquid" | "subject.liquid";

export const languages: readonly Language[] = ["fr", "en"];

/** Reads the shipped templates, and those of the workspace's `folder` over them. A folder that is not there has none. */
export async function readTemplateFiles(folder?: string): Promise<TemplateFiles> {
  const files = new Map<string, TemplateFile>();
  for (const file of await readFolder(shippedFolder, false)) files.set(file.path, file);
  if (folder !== undefined) for (const file of await readFolder(folder, true)) files.set(file.path, file);
  return files;
}

async function readFolder(folder: string, own: boolean): Promise<TemplateFile[]> {
  const files: TemplateFile[] = [];
  for (const entry of await entriesOf(folder)) {
    if (!entry.isFile() || !/\.(mjml|liquid)$/.test(entry.name)) continue;
    const place = join(entry.parentPath, entry.name);
    files.push({ path: relative(folder, place).split(sep).join("/"), text: await readFile(place, "utf8"), own });
  }
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Whether a path is one that a template, or a part of one, can have. A file anywhere else would never be read. */
export function isTemplatePath(path: string): boolean {
  return (
    /^mails\/[a-z0-9-]+\/(fr|en)\.(mjml|txt\.liquid|subject\.liquid)$/.test(path) ||
    /^letters\/[a-z0-9-]+\/(fr|en)\.(html|txt|subject)\.liquid$/.test(path) ||
    /^parts\/[a-z0-9-]+(\.(fr|en))?\.(mjml|html\.liquid|txt\.liquid|subject\.liquid)$/.test(path)
  );
}
