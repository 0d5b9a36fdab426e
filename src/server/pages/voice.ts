import { type Format, formatOf, type Language, typeset } from "../../text/format.ts";

/** How a page speaks: its language, its numbers. */
export interface Voice {
  readonly language: Language;
  readonly format: Format;
  /** The text in the page's language; French is set as French is. */
  t(fr: string, en: string): string;
}

/** `2026-11-24 08:00` as people read it. */
export function sayTime(local: string, { t, format }: Voice): string {
  const [day = "", hour = ""] = local.split(" ");
  return `${format.day(day)} ${t("à", "at")} ${hour}`;
}

export function voiceOf(language: Language): Voice {
  return { language, format: formatOf(language), t: (fr, en) => (language === "fr" ? typeset(fr, language) : en) };
}

/** A share, 0 to 1, as a whole percentage. */
export function sayShare(share: number, { t }: Voice): string {
  const percent = Math.round(share * 100);
  return t(`${percent} %`, `${percent}%`);
}
