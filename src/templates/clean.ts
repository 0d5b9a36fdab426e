const longest = 200;

/**
 * A value that others wrote, as one harmless line: no line break (it would forge a header or a sentence of its own), no
 * control character, no mark that turns the direction of the text around, no lone surrogate.
 */
export function line(text: string): string {
  const flat = text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/ {2,}/g, " ")
    .trim();
  const characters = [...flat];
  return characters.length <= longest ? flat : `${characters.slice(0, longest - 1).join("")}…`;
}

export function addressLines(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(/\r?\n/)
    .map(line)
    .filter((of) => of !== "");
}

/** A value inside Markdown: shown as it is, never as markup. */
export function markdown(text: string): string {
  return line(text).replace(/[\\`*_[\]<>|~#]/g, "\\$&");
}
