/** One piece of a letter, as it is laid out. */
export type Block =
  | { readonly what: "text"; readonly kind: string; readonly runs: readonly Run[]; readonly right: boolean }
  | {
      readonly what: "table";
      readonly caption: string;
      readonly rows: readonly (readonly Cell[])[];
      readonly headRows: number;
      readonly pay: boolean;
    };

export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly small: boolean;
}

export interface Cell {
  readonly text: string;
  readonly bold: boolean;
  readonly right: boolean;
  readonly span: number;
}

const token = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/gi;
const blockTags: ReadonlySet<string> = new Set(["p", "h1", "h2", "div", "address", "li"]);

/**
 * Reads the few elements that letters are written with: paragraphs, headings, blocks, tables, line breaks, bold and small.
 * An element that it does not know counts as its text. `kind` is the block's class, or its name.
 */
export function blocksOf(html: string): readonly Block[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(html)?.[1] ?? html;
  const blocks: Block[] = [];
  const open: { readonly name: string; readonly kind: string; readonly right: boolean }[] = [];
  let runs: Run[] = [];
  let bold = 0;
  let small = 0;
  let table: TableBeingRead | undefined;

  function flush() {
    const inner = open.at(-1);
    const kind = open.map((one) => one.kind).find((name) => name === "head" || name === "window") ?? inner?.kind ?? "p";
    const trimmed = trim(runs);
    if (trimmed.length > 0) blocks.push({ what: "text", kind, runs: trimmed, right: inner?.right ?? false });
    runs = [];
  }

  for (const [, slash = "", rawName, attributes = "", text] of body.matchAll(token)) {
    const name = rawName?.toLowerCase();
    const closing = slash === "/";
    if (text !== undefined) {
      const plain = decoded(text.replace(/[ \t\r\n\f]+/g, " "));
      if (table) table.text(plain);
      else runs.push({ text: plain, bold: bold > 0, small: small > 0 });
    } else if (name === "br") {
      if (table) table.text("\n");
      else runs.push({ text: "\n", bold: false, small: false });
    } else if (name === "strong" || name === "b") bold += closing ? -1 : 1;
    else if (name === "small") small += closing ? -1 : 1;
    else if (name === "table" && !closing) {
      flush();
      table = readTable(/class="[^"]*\bpay\b/.test(attributes));
    } else if (name === "table") {
      if (table) blocks.push(table.done());
      table = undefined;
    } else if (table && name !== undefined) table.tag(name, closing, attributes);
    else if (name !== undefined && blockTags.has(name)) {
      flush();
      if (closing) open.pop();
      else open.push({ name, kind: /class="([\w-]+)/.exec(attributes)?.[1] ?? name, right: /text-align:\s*right/.test(attributes) });
    }
  }
  flush();
  return blocks;
}

type TableBeingRead = ReturnType<typeof readTable>;

function readTable(pay: boolean) {
  const rows: Cell[][] = [];
  let headRows = 0;
  let part = "tbody";
  let caption = "";
  let cell: { text: string; bold: boolean; right: boolean; span: number } | undefined;
  let inCaption = false;
  return {
    text(plain: string) {
      if (cell) cell.text += plain;
      else if (inCaption) caption += plain;
    },
    tag(name: string, closing: boolean, attributes: string) {
      if (name === "caption") inCaption = !closing;
      if (["thead", "tbody", "tfoot"].includes(name)) part = closing ? "tbody" : name;
      if (name === "tr" && !closing) {
        rows.push([]);
        if (part === "thead") headRows++;
      }
      if (name !== "td" && name !== "th") return;
      if (cell) rows.at(-1)?.push({ ...cell, text: cell.text.trim() });
      cell = closing
        ? undefined
        : {
            text: "",
            bold: part !== "tbody",
            right: /class="[^"]*\bnumber\b/.test(attributes),
            span: Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
          };
    },
    done: (): Block => ({ what: "table", caption: caption.trim(), rows: rows.filter((row) => row.length > 0), headRows, pay }),
  };
}

/** Without blanks at the ends, and around line breaks. */
function trim(runs: readonly Run[]): readonly Run[] {
  const kept = runs.map((run, index) => {
    const after = runs[index - 1]?.text.endsWith("\n") ?? true;
    return { ...run, text: run.text === "\n" ? run.text : after ? run.text.trimStart() : run.text };
  });
  const whole = kept.filter((run) => run.text !== "");
  while (whole.length > 0 && whole.at(-1)?.text.trim() === "") whole.pop();
  while (whole.length > 0 && whole[0]?.text.trim() === "") whole.shift();
  return whole;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: "\u00a0" };

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return entities[name ?? ""] ?? whole;
  });
}
