import { styleText } from "node:util";
import { formatOf, type Format, type Language, typeset } from "../text/format.ts";
import type { Environment } from "../workspace/secret.ts";

/** What a command may touch of the outside. Tests pass their own. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Whether `err` is a terminal: progress rewrites its line there, and colours are allowed. */
  readonly terminal: boolean;
  readonly columns: number;
  readonly env: Environment;
  readonly cwd: string;
  /** Asks the person for a line that does not show; absent when nobody is at a keyboard. */
  askHidden?(question: string): Promise<string>;
  /** Resolves when the person asks to stop (Ctrl-C, SIGTERM). */
  readonly stop: AbortSignal;
}

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** How a command speaks: its language, its numbers, its colours. */
export interface Voice {
  readonly language: Language;
  readonly format: Format;
  paint(style: Style, text: string): string;
  /** The sentence in the voice's language. */
  t(fr: string, en: string): string;
}

export function voiceOf(io: Io, language: Language): Voice {
  const colours = io.terminal && !io.env.NO_COLOR;
  return {
    language,
    format: formatOf(language),
    paint: (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text),
    t: (fr, en) => (language === "fr" ? typeset(fr, language) : en),
  };
}

/** `--lang`, else the locale of the environment, else French: the finance teams we serve. */
export function languageOf(asked: string | undefined, env: Environment): Language {
  const locale = asked ?? env.RELANCE_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG ?? "";
  return /^en/i.test(locale) ? "en" : "fr";
}
