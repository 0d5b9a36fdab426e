import type { EmailEffect } from "../ledger/effect.ts";
import type { Edit } from "../ledger/facts.ts";
import { line } from "./clean.ts";

/** Around the words of a mail. In text they are private characters, taken out again when the mail is filled. */
export const marks = {
  html: { start: "<!--words-->", end: "<!--/words-->" },
  text: { start: "\ue000", end: "\ue001" },
} as const;

/** What stood between the marks of a filled text, and the text without them. */
export function takeWords(marked: string): { readonly text: string; readonly words?: string } {
  const { start, end } = marks.text;
  const text = tidy(marked.replaceAll(start, "").replaceAll(end, ""));
  const from = marked.indexOf(start);
  const to = marked.indexOf(end);
  const words = from < 0 || to < from ? "" : tidy(marked.slice(from + 1, to)).trim();
  return words === "" ? { text } : { text, words };
}

/** Liquid tags leave empty lines where they stood. */
function tidy(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/**
 * The mail with what a person wrote in place of its subject and words; everything else stays: amounts, invoices, account to
 * pay to. A mail whose template has no words keeps its text. Pure.
 */
export function edited(mail: EmailEffect, { subject, words }: Edit): EmailEffect {
  const renamed = subject === undefined || line(subject) === "" ? mail : { ...mail, subject: line(subject) };
  const fresh = words?.replace(/\r\n?/g, "\n").trim() ?? "";
  if (fresh === "" || mail.words === undefined || fresh === mail.words) return renamed;
  const { start, end } = marks.html;
  const from = mail.html.indexOf(start);
  const to = mail.html.indexOf(end);
  const at = mail.text.indexOf(mail.words);
  if (from < 0 || to < from || at < 0) return renamed;
  return {
    ...renamed,
    words: fresh,
    html: `${mail.html.slice(0, from)}${start}${paragraphs(fresh)}${mail.html.slice(to)}`,
    text: `${mail.text.slice(0, at)}${fresh}${mail.text.slice(at + mail.words.length)}`,
  };
}

function paragraphs(words: string): string {
  return words
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escaped(paragraph.trim()).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
