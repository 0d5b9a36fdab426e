/**
 * Whether a text quotes the number of a document: `VIR FA 2026/0042 merci` quotes FA-2026-0042, not FA-2026-004. Numbers
 * without digits, or of two characters, are quoted by nothing.
 */
export function quotes(text: string, number: string): boolean {
  const wanted = bare(number);
  if (wanted.length < 3 || !/\d/.test(wanted)) return false;
  const written = bare(text);
  for (let at = written.indexOf(wanted); at >= 0; at = written.indexOf(wanted, at + 1)) {
    const before = written[at - 1] ?? "";
    const after = written[at + wanted.length] ?? "";
    if (!(isDigit(wanted[0] ?? "") && isDigit(before)) && !(isDigit(wanted.at(-1) ?? "") && isDigit(after))) return true;
  }
  return false;
}

/** Digits that stand together once everything but letters and digits is left out: a number that is quoted has all of its own there. */
export function digitsOf(text: string): readonly string[] {
  return bare(text).match(/\d+/g) ?? [];
}

function bare(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

function isDigit(character: string): boolean {
  return character >= "0" && character <= "9";
}
