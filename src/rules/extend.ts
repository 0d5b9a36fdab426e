import { type Level, levels } from "./levels.ts";
import { type Problem, problemAt } from "./problem.ts";
import type { SegmentFile } from "./schema.ts";
import { suggest } from "./suggest.ts";
import type { YamlFile } from "./yaml.ts";

/** A segment file with what it says. */
export interface SegmentSource {
  readonly file: string;
  readonly yaml: YamlFile<SegmentFile>;
  readonly data: SegmentFile;
  readonly level: Level;
}

/**
 * A file and those it starts from, most specific first. `extends` names another segment of the same level, else one of the
 * level below, down to the shipped ones; its own name always means the one below.
 */
export function chainOf(source: SegmentSource, all: readonly SegmentSource[]): readonly SegmentSource[] | { readonly problem: Problem } {
  const chain = [source];
  for (let at = source; at.data.extends !== undefined;) {
    const wanted = at.data.extends;
    const base = baseOf(at, wanted, all);
    if (!base) return { problem: unknown(at, wanted, all) };
    if (chain.includes(base)) return { problem: cycle([...chain.slice(chain.indexOf(base)), base]) };
    chain.push(base);
    at = base;
  }
  return chain;
}

function baseOf({ level, data }: SegmentSource, wanted: string, all: readonly SegmentSource[]): SegmentSource | undefined {
  const reached = levels.slice(0, levels.indexOf(level) + (wanted === data.segment ? 0 : 1)).toReversed();
  for (const one of reached) {
    const found = all.find((other) => other.level === one && other.data.segment === wanted);
    if (found) return found;
  }
  return undefined;
}

function unknown(source: SegmentSource, wanted: string, all: readonly SegmentSource[]): Problem {
  const below = levels.slice(0, levels.indexOf(source.level) + 1);
  const reached = all.filter((other) => below.includes(other.level) && other !== source).map((other) => other.data.segment);
  const known = [...new Set(reached)].filter((name) => name !== wanted);
  const suggestion = suggest(wanted, known);
  const params = { name: wanted, known: known.join(", "), ...(suggestion !== undefined && { suggestion }) };
  return extendsProblem(source, "rules.unknown_preset", params);
}

function cycle(round: readonly SegmentSource[]): Problem {
  // The same file tells it, wherever the round was entered.
  const [first] = round.toSorted((a, b) => (a.file < b.file ? -1 : 1)) as [SegmentSource, ...SegmentSource[]];
  const from = round.slice(0, -1);
  const turned = [...from.slice(from.indexOf(first)), ...from.slice(0, from.indexOf(first)), first];
  return extendsProblem(first, "rules.extends_cycle", { cycle: turned.map((one) => one.data.segment).join(" → ") });
}

function extendsProblem({ file, yaml, data }: SegmentSource, code: string, params: Problem["params"]): Problem {
  return problemAt(file, yaml.placeOf(["extends"]), ["extends"], { code, params, value: data.extends ?? "" });
}
