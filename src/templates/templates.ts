import type { Language } from "../text/format.ts";
import { line } from "./clean.ts";
import { readCompiled } from "./compile.ts";
import { engineOf } from "./engine.ts";
import { readTemplateFiles } from "./files.ts";
import type { Problem } from "../rules/problem.ts";
import { type Ready, readTemplates } from "./read.ts";
import type { Values } from "./values.ts";
import { takeWords } from "./words.ts";

/** The mails and letters of a workspace: compiled once, filled many times. */
export interface Templates {
  /** Those that can be filled in every language, sorted. */
  readonly names: readonly string[];
  /** Everything wrong with the template files, all at once. A template with a problem is not in `names`. */
  readonly problems: readonly Problem[];
  /** Pure: the same values give the same bytes. @throws RangeError for a template that is not in `names` */
  fill(name: string, language: Language, values: Values): Filled;
}

/** `subject` is one line, `html` a whole document, `text` the same in plain text. */
export interface Filled {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** What a person may rewrite: the part of `text` that the template marks so. */
  readonly words?: string;
}

/**
 * Reads the shipped templates, and over them those that `folder` has at the same paths (`mails/reminder-firm/fr.mjml`).
 * Never throws for what a template's author can mend: see `problems`.
 */
export async function loadTemplates(options: { readonly folder?: string } = {}): Promise<Templates> {
  const { ready, names, problems } = await readTemplates(await readTemplateFiles(options.folder), await readCompiled());
  const usable = new Set(names);
  return {
    names,
    problems,
    fill(name, language, values) {
      const template = usable.has(name) ? ready.get(`${name} ${language}`) : undefined;
      if (!template) throw new RangeError(`no template ${name} in ${language}`);
      return fill(template, language, values);
    },
  };
}

/** Everything wrong with a workspace's templates. */
export async function checkTemplates(options: { readonly folder?: string } = {}): Promise<readonly Problem[]> {
  return (await loadTemplates(options)).problems;
}

function fill(template: Ready, language: Language, values: Values): Filled {
  const html = engineOf(language, "html");
  const text = engineOf(language, "text");
  const subject = line(String(text.renderSync([...template.subject], values)));
  const all = { ...values, subject };
  return {
    subject,
    html: String(html.renderSync([...template.html], all)),
    ...takeWords(String(text.renderSync([...template.text], all))),
  };
}
