import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar } from "yaml";
import { type Path, type Place, type Problem, problemAt } from "./problem.ts";

/** Aliases that one file may resolve: enough to share a block, too few for an expansion attack. */
const aliasLimit = 50;

/** A YAML text with the place of everything in it. */
export interface YamlDocument {
  /** Undefined when the text could not be read; `problems` says why. */
  readonly value?: unknown;
  readonly problems: readonly Problem[];
  /** Where a value stands, or its key; the nearest parent that exists when it does not. */
  placeOf(path: Path, part?: "value" | "key"): Place;
  /** What is written there, as written, cut to a line. */
  textOf(path: Path): string | undefined;
  /** Where the `offset`-th character of a text value stands in the file, whatever its YAML quoting. */
  placeIn(path: Path, offset: number): Place;
}

export function parseYaml(file: string, text: string): YamlDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const found = (path: Path) => find(document, path);
  const common = {
    placeOf(path: Path, part: "value" | "key" = "value"): Place {
      for (let length = path.length; length > 0; length--) {
        const { key, node } = found(path.slice(0, length));
        // A parent stands for a missing child: its key is what a reader looks for.
        const at = part === "key" || length < path.length ? (key ?? node) : (node ?? key);
        if (at?.range) return place(at.range[0]);
      }
      return { line: 1, column: 1 };
    },
    textOf(path: Path): string | undefined {
      const { node } = found(path);
      if (!node?.range) return undefined;
      const written = text.slice(node.range[0], node.range[1]).trim().split("\n")[0] ?? "";
      return written.length > 60 ? `${written.slice(0, 59)}…` : written;
    },
    placeIn(path: Path, offset: number): Place {
      const { node } = found(path);
      return node?.range && isScalar(node) ? place(offsetIn(text, node, offset)) : common.placeOf(path);
    },
  };
  const [broken] = [...document.errors, ...document.warnings];
  if (broken) {
    const problem = problemAt(file, place(broken.pos[0]), [], {
      code: "yaml.syntax",
      params: { what: broken.code, detail: broken.message },
    });
    return { ...common, problems: [problem] };
  }
  try {
    return { ...common, value: document.toJS({ maxAliasCount: aliasLimit }) as unknown, problems: [] };
  } catch (error) {
    // The library throws ReferenceError for unknown anchors and for too many aliases alike.
    const name = /Unresolved alias.*: (.*)$/.exec((error as Error).message)?.[1];
    const problem =
      name === undefined
        ? problemAt(file, { line: 1, column: 1 }, [], { code: "yaml.too_many_aliases", params: { limit: aliasLimit } })
        : problemAt(file, place(text.indexOf(`*${name}`)), [], { code: "yaml.unknown_alias", params: { name }, value: `*${name}` });
    return { ...common, problems: [problem] };
  }
}

function find(document: Document, path: Path): { key?: Node; node?: Node } {
  let key: Node | undefined;
  let node: Node | undefined = document.contents ?? undefined;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(part));
      key = pair?.key as Node | undefined;
      node = (pair?.value as Node | null | undefined) ?? undefined;
    } else if (isSeq(node)) {
      key = undefined;
      node = node.items[Number(part)] as Node | undefined;
    } else return {};
  }
  return { ...(key && { key }), ...(node && { node }) };
}

/**
 * YAML folds line ends and strips indents, but keeps every visible character in order: so the n-th visible character of
 * the value is the n-th visible one of its source. Escapes in double quotes are the exception; they give the value's start.
 */
function offsetIn(text: string, node: Scalar, offset: number): number {
  const range = node.range as [number, number, number];
  const value = String(node.value);
  const block = node.type === "BLOCK_FOLDED" || node.type === "BLOCK_LITERAL";
  const quoted = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE";
  const from = block ? text.indexOf("\n", range[0]) + 1 : range[0] + (quoted ? 1 : 0);
  const visible = value.slice(0, offset).replace(/\s/g, "").length;
  let seen = 0;
  for (let at = from; at < range[1]; at++) {
    if (/\s/.test(text[at] as string)) continue;
    if (seen === visible) return sameVisible(text.slice(from, at), value.slice(0, offset)) ? at : range[0];
    seen++;
  }
  return block || quoted ? range[0] : range[1];
}

function sameVisible(a: string, b: string): boolean {
  return a.replace(/\s/g, "") === b.replace(/\s/g, "");
}
