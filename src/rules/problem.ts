import type { Message, Params } from "../ledger/message.ts";

/** Something to mend in a file that a person wrote: where it stands, what is written there, what to write instead. */
export interface Problem extends Message {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  /** `ladder[2].at`; empty for the file as a whole. */
  readonly path: string;
  /** The text as it is written. */
  readonly value?: string;
  /** An error keeps the file from being used; a warning does not. */
  readonly level: "error" | "warning";
}

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Keys and indexes from the top of a file. */
export type Path = readonly (string | number)[];

/** `ladder[2].at`. */
export function pathText(path: Path): string {
  return path.map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`)).join("");
}

export function problemAt(
  file: string,
  place: Place,
  path: Path,
  message: { readonly code: string; readonly params?: Params; readonly value?: string; readonly level?: Problem["level"] },
): Problem {
  return {
    code: message.code,
    params: message.params ?? {},
    file,
    line: place.line,
    column: place.column,
    path: pathText(path),
    ...(message.value !== undefined && { value: message.value }),
    level: message.level ?? "error",
  };
}

/** In reading order: file, then place. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
