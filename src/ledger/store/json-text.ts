/**
 * JSON that PostgreSQL accepts. It refuses the null character and half a surrogate pair, which old accounting files do
 * hold; one such label must not stop a whole page, so they become U+FFFD. Like `JSON.stringify`, it drops undefined members.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  // stringify escapes only these, controls, quotes and backslashes: a text without \u is most texts.
  if (!text.includes("\\u")) return text;
  return text.replace(/\\(u0000|ud[89a-f][0-9a-f]{2}|.)/g, (escape, what: string) =>
    /^u(?:0000|d[89a-f])/.test(what) ? "\ufffd" : escape,
  );
}
