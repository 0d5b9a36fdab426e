import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { digest } from "../ledger/digest.ts";
import { shippedFolder } from "./files.ts";

/** HTML by the digest of the MJML it was compiled from. The build writes it beside the shipped templates. */
export type CompiledMails = Readonly<Record<string, string>>;

export const compiledFile = join(shippedFolder, "compiled.json");

export type MjmlResult =
  | { readonly html: string }
  | { readonly missing: true }
  | { readonly errors: readonly { readonly line?: number; readonly detail: string }[] };

/** What the build compiled; nothing when the templates are run from their sources. */
export async function readCompiled(): Promise<CompiledMails> {
  try {
    return JSON.parse(await readFile(compiledFile, "utf8")) as CompiledMails;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}

/** Turns MJML into HTML, the Liquid inside left as it is. MJML is loaded only when nothing compiled fits. */
export async function compileMjml(source: string, compiled: CompiledMails): Promise<MjmlResult> {
  const ready = compiled[mjmlKey(source)];
  if (ready !== undefined) return { html: ready };
  const mjml = await loadMjml();
  if (!mjml) return { missing: true };
  try {
    const { html, errors } = await mjml(source, { validationLevel: "soft", keepComments: false });
    if (errors.length > 0) return { errors: errors.map((error) => ({ line: error.line, detail: `${error.tagName}: ${error.message}` })) };
    return { html: tidy(html) };
  } catch (error) {
    return { errors: [{ detail: error instanceof Error ? error.message : String(error) }] };
  }
}

export function mjmlKey(source: string): string {
  return digest("mjml", source);
}

async function loadMjml() {
  try {
    return (await import("mjml")).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** A third of what MJML writes is indentation. */
function tidy(html: string): string {
  return html
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}
