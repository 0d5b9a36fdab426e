/** Numbers that look random and are the same for the same seeds, on every machine and version. */
export interface Random {
  /** Both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** A generator for these seeds. Integer arithmetic only: `Math.pow` and friends differ between engines. */
export function makeRandom(...seeds: readonly number[]): Random {
  let state = 0x2545f491;
  for (const seed of seeds) state = scramble(state ^ (seed >>> 0));
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    return scramble(state) / 2 ** 32;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (list) => list[int(0, list.length - 1)] ?? list[0],
  };
}

// Multiply, shift, xor, twice: every bit of the input reaches every bit of the output.
function scramble(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d);
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b);
  return (bits ^ (bits >>> 16)) >>> 0;
}
