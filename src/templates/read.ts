import type { Language } from "../text/format.ts";
import { type CompiledMails, compileMjml } from "./compile.ts";
import { type Composed, compose, problemIn } from "./compose.ts";
import { problem, problemsOf } from "./check.ts";
import { engineOf, type Parsed } from "./engine.ts";
import { isTemplatePath, languages, type Suffix, type TemplateFiles } from "./files.ts";
import type { Problem } from "../rules/problem.ts";

/** A template in one language, ready to be filled. */
export interface Ready {
  readonly subject: Parsed;
  readonly html: Parsed;
  readonly text: Parsed;
}

export interface ReadTemplates {
  /** By name and language: `reminder-firm fr`. */
  readonly ready: ReadonlyMap<string, Ready>;
  readonly names: readonly string[];
  readonly problems: readonly Problem[];
}

/** Composes, checks, compiles and parses every template. A name is there when it is right in every language. */
export async function readTemplates(files: TemplateFiles, compiled: CompiledMails): Promise<ReadTemplates> {
  const problems = misplaced(files);
  const ready = new Map<string, Ready>();
  const names: string[] = [];
  for (const { name, folder } of templatesIn(files)) {
    let complete = true;
    for (const language of languages) {
      const one = await readOne(folder, language, files, compiled);
      if ("problems" in one) problems.push(...one.problems);
      else ready.set(`${name} ${language}`, one);
      complete &&= !("problems" in one);
    }
    if (complete) names.push(name);
  }
  return { ready, names, problems: distinct(problems) };
}

/** The MJML of every mail, parts put in: what the build compiles. */
export function mjmlSources(files: TemplateFiles): readonly string[] {
  const mails = templatesIn(files).filter(({ folder }) => folder.startsWith("mails/"));
  return mails.flatMap(({ folder }) => languages.map((language) => compose(`${folder}/${language}.mjml`, language, "mjml", files).text));
}

async function readOne(
  folder: string,
  language: Language,
  files: TemplateFiles,
  compiled: CompiledMails,
): Promise<Ready | { readonly problems: readonly Problem[] }> {
  const suffixes: readonly [Suffix, Suffix, Suffix] = [
    folder.startsWith("mails/") ? "mjml" : "html.liquid",
    "txt.liquid",
    "subject.liquid",
  ];
  const missing = suffixes.map((suffix) => `${folder}/${language}.${suffix}`).filter((path) => !files.has(path));
  if (missing.length > 0) {
    return { problems: missing.map((path) => problemIn(path, "templates.file_missing", { file: path })) };
  }
  const [body, text, subject] = suffixes.map((suffix) => compose(`${folder}/${language}.${suffix}`, language, suffix, files)) as [
    Composed,
    Composed,
    Composed,
  ];
  const problems = [
    ...problemsOf(body, language, "html", true),
    ...problemsOf(text, language, "text", true),
    ...problemsOf(subject, language, "text", false),
  ];
  if (problems.length > 0) return { problems };
  const html = suffixes[0] === "mjml" ? await htmlOf(body, compiled) : body.text;
  if (typeof html !== "string") return { problems: html };
  const engines = { html: engineOf(language, "html"), text: engineOf(language, "text") };
  return { html: engines.html.parse(html), text: engines.text.parse(text.text), subject: engines.text.parse(subject.text) };
}

async function htmlOf(body: Composed, compiled: CompiledMails): Promise<string | readonly Problem[]> {
  const result = await compileMjml(body.text, compiled);
  if ("html" in result) return result.html;
  if ("missing" in result) return [problem(body, "templates.mjml_missing", {})];
  return result.errors.map(({ line, detail }) => problem(body, "templates.mjml", { detail }, line === undefined ? undefined : [line]));
}

function templatesIn(files: TemplateFiles): readonly { readonly name: string; readonly folder: string }[] {
  const folders = new Set<string>();
  for (const path of files.keys()) {
    const folder = /^(?:mails|letters)\/[^/]+(?=\/)/.exec(path)?.[0];
    if (folder !== undefined && isTemplatePath(path)) folders.add(folder);
  }
  return [...folders].toSorted().map((folder) => ({ folder, name: folder.slice(folder.indexOf("/") + 1) }));
}

function misplaced(files: TemplateFiles): Problem[] {
  return [...files.values()]
    .filter((file) => file.own && !isTemplatePath(file.path))
    .map(({ path }) => problemIn(path, "templates.file_unexpected", { file: path }));
}

/** A mistake in a part is one mistake, however many templates have the part. */
function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()];
}
