import { type Format, formatOf, type Language, typeset } from "../../text/format.ts";

/** How a page speaks: its language, its numbers. */
export interface Voice {
  readonly language: Language;
  readonly format: Format;
  /** The text in the page's language; French is set as French is. */
  t(fr: string, en: string): string;
}

export function voiceOf(language: Language): Voice {
  return { language, format: formatOf(language), t: (fr, en) => (language === "fr" ? typeset(fr, language) : en) };
}
