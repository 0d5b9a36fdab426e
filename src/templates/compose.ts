import type { Params } from "../ledger/message.ts";
import type { Language } from "../text/format.ts";
import type { Suffix, TemplateFiles } from "./files.ts";
import type { Problem } from "../rules/problem.ts";

/** A template's text with its parts put in, and where each of its lines comes from. */
export interface Composed {
  /** Of the template itself. */
  readonly path: string;
  readonly text: string;
  readonly places: readonly Place[];
  readonly problems: readonly Problem[];
}

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

const partLine = /^[ \t]*\{%-?\s*part\s+['"]([a-z0-9-]+)['"]\s*-?%\}[ \t]*$/;

/**
 * Puts the shared parts in: a line `{% part 'bank' %}` becomes `parts/bank.fr.mjml`, or `parts/bank.mjml` when the part
 * is the same in every language. Done on the text, before MJML, so that a part may open what another one closes.
 * Parts have no parts.
 */
export function compose(path: string, language: Language, suffix: Suffix, files: TemplateFiles): Composed {
  const lines: string[] = [];
  const places: Place[] = [];
  const problems: Problem[] = [];
  const add = (file: string, text: string, line: number) => {
    lines.push(text);
    places.push({ file, line });
  };
  for (const [index, text] of linesOf(files.get(path)?.text ?? "").entries()) {
    const name = partLine.exec(text)?.[1];
    const part =
      name === undefined ? undefined : (files.get(`parts/${name}.${language}.${suffix}`) ?? files.get(`parts/${name}.${suffix}`));
    if (part) for (const [at, partText] of linesOf(part.text).entries()) add(part.path, partText, at + 1);
    else if (name === undefined) add(path, text, index + 1);
    else {
      problems.push(problemIn(path, "templates.part_unknown", { part: `parts/${name}.${suffix}` }, index + 1));
      add(path, "", index + 1);
    }
  }
  return { path, text: lines.join("\n"), places, problems };
}

function linesOf(text: string): string[] {
  return text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
}

/** `path` as in the templates' folder, `templates/` of the workspace. Without a place, its beginning. */
export function problemIn(path: string, code: string, params: Params = {}, line = 1, column = 1): Problem {
  return { level: "error", code, params, file: `templates/${path}`, line, column, path: "" };
}
