/**
 * The few instructions of WebAssembly that the kernels are made of, as bytes; they nest like formulas. What is called a
 * number here is a 32-bit integer, a long one has 64 bits, and bytes are 16 at once.
 */
export type Code = readonly number[];

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const number = (value: number): Code => [0x41, ...signed(value)];

export const add = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const subtract = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const multiply = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
export const either = (a: Code, b: Code): Code => [...a, ...b, 0x72];
export const both = (a: Code, b: Code): Code => [...a, ...b, 0x71];
export const xor = (a: Code, b: Code): Code => [...a, ...b, 0x73];
export const shiftRight = (a: Code, bits: number): Code => [...a, ...number(bits), 0x76];
export const shiftLeft = (a: Code, bits: number): Code => [...a, ...number(bits), 0x74];
export const equals = (a: Code, b: Code): Code => [...a, ...b, 0x46];
export const differs = (a: Code, b: Code): Code => [...a, ...b, 0x47];
export const isLess = (a: Code, b: Code): Code => [...a, ...b, 0x49];

export const load = (at: Code, offset = 0): Code => [...at, 0x28, 2, ...unsigned(offset)];
export const loadByte = (at: Code): Code => [...at, 0x2d, 0, 0];
export const store = (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0x36, 2, ...unsigned(offset)];
export const storeShort = (at: Code, value: Code, offset = 0): Code => [...at, ...value, 0x3b, 1, ...unsigned(offset)];
/** Writes a long number as the engine's own kind of number. */
export const storeDouble = (at: Code, long: Code, offset = 0): Code => [...at, ...long, 0xb9, 0x39, 3, ...unsigned(offset)];

export const loadLong = (at: Code): Code => [...at, 0x29, 3, 0];
export const storeLong = (at: Code, long: Code, offset = 0): Code => [...at, ...long, 0x37, 3, ...unsigned(offset)];
export const long = (value: number): Code => [0x42, ...signed(value)];
export const lengthen = (value: Code): Code => [...value, 0xad];
export const addLong = (a: Code, b: Code): Code => [...a, ...b, 0x7c];
export const subtractLong = (a: Code, b: Code): Code => [...a, ...b, 0x7d];
export const multiplyLong = (a: Code, b: Code): Code => [...a, ...b, 0x7e];
export const equalsLong = (a: Code, b: Code): Code => [...a, ...b, 0x51];

/** Bits of long numbers. */
export const or = (a: Code, b: Code): Code => [...a, ...b, 0x84];
export const and = (a: Code, b: Code): Code => [...a, ...b, 0x83];
export const withoutLowest = (bits: Code): Code => and(bits, subtractLong(bits, long(1)));
/** All bits below the lowest one that is set. */
export const below = (bits: Code): Code => and([...bits, ...long(-1), 0x85], subtractLong(bits, long(1)));
export const count = (bits: Code): Code => [...bits, 0x7b, 0xa7];
export const lowest = (bits: Code): Code => [...bits, 0x7a, 0xa7];

export const spread = (byte: Code): Code => [...byte, 0xfd, 0x0f];
export const loadBytes = (at: Code, offset = 0): Code => [...at, 0xfd, 0x00, 0, offset];
export const storeBytes = (at: Code, bytes: Code): Code => [...at, ...bytes, 0xfd, 0x0b, 0, 0];
/** A bit of a long number for each of 64 bytes in memory that equals those of a spread byte. */
export function equalBytes(at: Code, spreadByte: Code): Code {
  const quarters = [0, 16, 32, 48].map((offset): Code => {
    const bits = [...loadBytes(at, offset), ...spreadByte, 0xfd, 0x23, 0xfd, 0x64];
    return [...lengthen(bits), ...long(offset), 0x86];
  });
  return quarters.reduce(or);
}

export const when = (condition: Code, ...does: readonly Code[]): Code => [...condition, 0x04, 0x40, ...does.flat(), 0x0b];
export const unless = (condition: Code, ...does: readonly Code[]): Code => when([...condition, 0x45], ...does);
export const give = (value: Code): Code => [...value, 0x0f];
export const call = (index: number, ...values: readonly Code[]): Code => [...values.flat(), 0x10, index];
export function repeatWhile(condition: Code, ...does: readonly Code[]): Code {
  return [0x02, 0x40, 0x03, 0x40, ...condition, 0x45, 0x0d, 1, ...does.flat(), 0x0c, 0, 0x0b, 0x0b];
}
/** Leaves the loop; stands among what it does, not deeper. */
export const leaveWhen = (condition: Code): Code => [...condition, 0x0d, 1];
export const hasBits = (local: number): Code => [...get(local), 0x50, 0x45];

const types = { number: 0x7f, long: 0x7e, bytes: 0x7b } as const;

/** Takes numbers, which are its first locals, and gives one value. */
export interface Func {
  readonly parameters: number;
  readonly locals: readonly (keyof typeof types)[];
  readonly gives: "number" | "long";
  readonly body: readonly Code[];
}

/** "\0asm", version 1. */
const preamble: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module that works on the memory it imports as `memory`, and exports all its functions by name. */
export function moduleOf(funcs: Readonly<Record<string, Func>>): Uint8Array<ArrayBuffer> {
  const all = Object.entries(funcs);
  const signatures = all.map(([, func]): Code => {
    const parameters = Array.from({ length: func.parameters }, () => [types.number]);
    return [0x60, ...vector(parameters), 1, types[func.gives]];
  });
  const codes = all.map(([, func]): Code => {
    const code = [...vector(func.locals.map((type) => [1, types[type]])), ...func.body.flat(), 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...preamble,
    ...section(1, signatures),
    ...section(2, [[...name(""), ...name("memory"), 0x02, 0, 0]]),
    ...section(
      3,
      all.map((_, index) => [index]),
    ),
    ...section(
      7,
      all.map(([its], index) => [...name(its), 0x00, index]),
    ),
    ...section(10, codes),
  ]);
}

function section(id: number, entries: readonly Code[]): Code {
  const bytes = vector(entries);
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
  Instance: new (module: object, imports: object) => { readonly exports: object };
}
export interface Memory {
  readonly buffer: ArrayBuffer;
}
export const { WebAssembly: engine } = globalThis as unknown as { readonly WebAssembly: Engine };
