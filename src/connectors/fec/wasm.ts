/** The few instructions of WebAssembly that `kernel.ts` is made of, as bytes. They nest like formulas. */
export type Code = readonly number[];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const integer = (value: number): Code => [0x41, ...signed(value)];
const long = (value: number): Code => [0x42, ...signed(value)];

export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
const isLess = (a: Code, b: Code): Code => [...a, ...b, 0x49];
/** Bytes of 32-bit integers, and back. */
export const bytesOf = (count: Code): Code => [...count, ...integer(2), 0x74];
export const wordsOf = (bytes: Code): Code => [...bytes, ...integer(2), 0x76];
export const store = (at: Code, value: Code, word = 0): Code => [...at, ...value, 0x36, 2, ...unsigned(word * 4)];

export const or = (a: Code, b: Code): Code => [...a, ...b, 0x84];
export const and = (a: Code, b: Code): Code => [...a, ...b, 0x83];
/** All bits below the lowest one that is set. */
export const below = (bits: Code): Code => and([...bits, ...long(-1), 0x85], lessOne(bits));
export const withoutLowest = (bits: Code): Code => and(bits, lessOne(bits));
const lessOne = (bits: Code): Code => [...bits, ...long(1), 0x7d];
export const count = (bits: Code): Code => [...bits, 0x7b, 0xa7];
export const lowest = (bits: Code): Code => [...bits, 0x7a, 0xa7];

export const spread = (byte: Code): Code => [...byte, 0xfd, 0x0f];
/** A bit for each of 64 bytes in memory that equals those of a spread byte. */
export function equal(at: Code, spreadByte: Code): Code {
  const quarters = [0, 16, 32, 48].map((offset): Code => {
    const bits = [...at, 0xfd, 0x00, 4, offset, ...spreadByte, 0xfd, 0x23, 0xfd, 0x64, 0xad];
    return [...bits, ...long(offset), 0x86];
  });
  return quarters.reduce(or);
}

/** Does it again while a local's bits are not all 0. */
export const whileAny = (bits: number, ...does: readonly Code[]): Code => {
  const done: Code = [...get(bits), 0x50, 0x0d, 1];
  return [0x02, 0x40, 0x03, 0x40, ...done, ...does.flat(), 0x0c, 0, 0x0b, 0x0b];
};
export const whileLess = (a: number, b: number, ...does: readonly Code[]): Code => {
  const done: Code = [...isLess(get(a), get(b)), 0x45, 0x0d, 1];
  return [0x02, 0x40, 0x03, 0x40, ...done, ...does.flat(), 0x0c, 0, 0x0b, 0x0b];
};

/** "\0asm", version 1. */
const preamble: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const types = { integer: 0x7f, bits: 0x7e, bytes: 0x7b } as const;

/** A module that exports one function as `run`; it takes integers, gives one, and works on the memory it imports as `memory`. */
export function moduleOf(parameters: number, locals: readonly (keyof typeof types)[], body: readonly Code[]): Uint8Array<ArrayBuffer> {
  const code = [...vector(locals.map((type) => [1, types[type]])), ...body.flat(), 0x0b];
  return Uint8Array.from([
    ...preamble,
    ...section(1, [0x60, ...vector(Array.from({ length: parameters }, () => [types.integer])), 1, types.integer]),
    ...section(2, [...name(""), ...name("memory"), 0x02, 0, 0]),
    ...section(3, [0]),
    ...section(7, [...name("run"), 0x00, 0]),
    ...section(10, [...unsigned(code.length), ...code]),
  ]);
}

/** Each section here has one entry. */
function section(id: number, entry: Code): Code {
  const bytes = vector([entry]);
  return [id, ...unsigned(bytes.length), ...bytes];
}

function vector(entries: readonly Code[]): Code {
  return [...unsigned(entries.length), ...entries.flat()];
}

function name(text: string): Code {
  return vector(Array.from(text, (letter) => [letter.charCodeAt(0)]));
}

function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const rest = value >> 7;
  const isLast = (rest === 0 && (value & 0x40) === 0) || (rest === -1 && (value & 0x40) !== 0);
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(rest)];
}

/** What of the engine's own WebAssembly is used; the types of Node 20 leave it out. */
interface Engine {
  Memory: new (size: { initial: number }) => Memory;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> };
}
export interface Memory {
  readonly buffer: ArrayBuffer;
}
export const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: Engine };
