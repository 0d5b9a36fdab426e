/**
 * Aligns lines whose cells stand between ` | `, two spaces apart. `aligns` has one letter per column, `l` or `r`.
 * Widths count characters. Empty lines are left out.
 */
export function columns(text: string, aligns: string): string {
  const rows = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const widths = Array.from(aligns, (_, index) => Math.max(0, ...rows.map((row) => width(row[index] ?? ""))));
  return rows
    .map((row) =>
      row
        .map((cell, index) => pad(cell, widths[index] ?? 0, aligns[index]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function pad(cell: string, to: number, align: string | undefined): string {
  const space = " ".repeat(Math.max(0, to - width(cell)));
  return align === "r" ? space + cell : cell + space;
}

function width(text: string): number {
  return [...text].length;
}
