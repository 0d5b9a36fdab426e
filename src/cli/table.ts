/** A column of a text table; amounts and counts stand on the right. */
export interface Column {
  readonly title: string;
  readonly align?: "left" | "right";
}

/** A plain table, two spaces between columns, no line drawn: it pastes into a mail as it is. Widths count characters. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], indent = "  "): string {
  const widths = columns.map((column, index) => Math.max(width(column.title), ...rows.map((row) => width(row[index] ?? ""))));
  const line = (cells: readonly string[]) =>
    (indent + columns.map((column, index) => pad(cells[index] ?? "", widths[index] ?? 0, column.align)).join("  ")).trimEnd();
  return [line(columns.map((column) => column.title)), ...rows.map(line)].join("\n");
}

function pad(text: string, to: number, align: Column["align"]): string {
  const space = " ".repeat(Math.max(0, to - width(text)));
  return align === "right" ? space + text : text + space;
}

// oxlint-disable-next-line no-control-regex -- colours take no room
const colour = /\u001b\[\d+m/g;

function width(text: string): number {
  return Array.from(text.replace(colour, "")).length;
}
