/** The little Markdown of our notes, as HTML that Odoo keeps: paragraphs, line breaks, lists, bold, and escaped characters. */
export function markdownHtml(markdown: string): string {
  return blocks(markdown)
    .map((lines) =>
      lines.every((line) => line.startsWith("- "))
        ? `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join("")}</ul>`
        : `<p>${lines.map(inline).join("<br/>")}</p>`,
    )
    .join("");
}

/** Plain text as HTML. Lines that begin with spaces are columns, which only a fixed pitch keeps apart. */
export function textHtml(text: string): string {
  return blocks(text)
    .map((lines) =>
      runs(lines)
        .map((run) => (isColumns(run) ? `<pre>${escaped(run.join("\n"))}</pre>` : `<p>${run.map(escaped).join("<br/>")}</p>`))
        .join(""),
    )
    .join("");
}

function blocks(text: string): readonly (readonly string[])[] {
  return text
    .replace(/\r\n?/g, "\n")
    .split(/\n\s*\n/)
    .map((block) => block.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0);
}

/** Neighbouring lines of the same sort. */
function runs(lines: readonly string[]): readonly (readonly string[])[] {
  const all: string[][] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last && isColumns(last) === isColumns([line])) last.push(line);
    else all.push([line]);
  }
  return all;
}

function isColumns([first = ""]: readonly string[]): boolean {
  return first.startsWith("  ");
}

function inline(markdown: string): string {
  return markdown.replace(/\\([^A-Za-z0-9\s])|\*\*((?:\\[^]|[^*\\])+)\*\*|([^])/gu, (_, literal?: string, bold?: string, other?: string) =>
    bold === undefined ? escaped(literal ?? other ?? "") : `<b>${inline(bold)}</b>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
