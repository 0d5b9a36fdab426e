/** One row of a delimited file, with the line it starts on. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Cuts text into rows as spreadsheets write them: cells may be quoted, then hold separators, line ends and doubled quotes. */
export function parseRows(text: string, separator: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let startedOn = 1;
  let at = 0;
  const endRow = () => {
    if (cells.some((cell) => cell !== "")) rows.push({ line: startedOn, cells });
    cells = [];
    startedOn = line;
  };
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      at++;
      for (; at < text.length; at++) {
        if (text[at] === '"' && text[++at] !== '"') break;
        if (text[at] === "\n") line++;
        cell += text[at];
      }
    }
    const start = at;
    while (at < text.length && text[at] !== separator && text[at] !== "\n") at++;
    cells.push((cell + text.slice(start, at)).trim());
    if (text[at] === separator) {
      at++;
      if (at < text.length && text[at] !== "\n") continue;
      cells.push("");
    }
    at++;
    line++;
    endRow();
  }
  return rows;
}

/** The separator of a header line: the one of `;` `,` tab that cuts it into most cells. */
export function separatorOf(header: string): string {
  return [";", ",", "\t"].toSorted((a, b) => header.split(b).length - header.split(a).length)[0] as string;
}
