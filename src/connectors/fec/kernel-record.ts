import { layout } from "./packed.ts";
import {
  add,
  addLong,
  call,
  type Code,
  differs,
  either,
  equals,
  equalsLong,
  type Func,
  get,
  give,
  isLess,
  lengthen,
  load,
  loadByte,
  loadBytes,
  long,
  multiply,
  multiplyLong,
  number,
  repeatWhile,
  set,
  shiftRight,
  store,
  storeBytes,
  storeDouble,
  storeShort,
  subtract,
  subtractLong,
  unless,
  when,
  xor,
} from "./wasm.ts";

/** What `Kernel.record` wants to know of the header, in this order: four times the place of a column in a row, then decimals. */
export const recordColumns = ["document", "entry", "letter", "label", "documentOn", "letteredOn", "debit", "credit"] as const;
const column = (name: (typeof recordColumns)[number]) => recordColumns.indexOf(name) * 4;
export const spellingFrom = recordColumns.length;
export const spellingTo = spellingFrom + 1;
export const decimals = spellingTo + 1;

const zero = 0x30;
const comma = 0x2c;
const quote = 0x22;
/** Longer amounts might not fit. */
const longestAmount = 15;

/** Digits with a comma where it must stand, as cents; 0 for nothing, -1 for anything else. */
export const amount: Func = (() => {
  const [at, end, digits, commaAt, digit, value] = [0, 1, 2, 3, 4, 5];
  return {
    parameters: 3,
    locals: ["number", "number", "long"],
    gives: "long",
    body: [
      when(equals(get(at), get(end)), give(long(0))),
      set(commaAt, subtract(subtract(get(end), get(digits)), number(1))),
      unless(isLess(subtract(get(end), get(at)), number(longestAmount)), give(long(-1))),
      // A difference below 0 is a very large one.
      unless(isLess(subtract(subtract(get(commaAt), get(at)), number(1)), number(longestAmount)), give(long(-1))),
      when(differs(loadByte(get(commaAt)), number(comma)), give(long(-1))),
      repeatWhile(
        isLess(get(at), get(end)),
        when(
          differs(get(at), get(commaAt)),
          set(digit, subtract(loadByte(get(at)), number(zero))),
          unless(isLess(get(digit), number(10)), give(long(-1))),
          set(value, addLong(multiplyLong(get(value), long(10)), lengthen(get(digit)))),
        ),
        set(at, add(get(at), number(1))),
      ),
      get(value),
    ],
  };
})();

/** Eight digits as a number; 0 for nothing, -1 for anything else. */
export const day: Func = (() => {
  const [at, end, digit, value] = [0, 1, 2, 3];
  return {
    parameters: 2,
    locals: ["number", "number"],
    gives: "number",
    body: [
      when(equals(get(at), get(end)), give(number(0))),
      when(differs(subtract(get(end), get(at)), number(8)), give(number(-1))),
      repeatWhile(
        isLess(get(at), get(end)),
        set(digit, subtract(loadByte(get(at)), number(zero))),
        unless(isLess(get(digit), number(10)), give(number(-1))),
        set(value, add(multiply(get(value), number(10)), get(digit))),
        set(at, add(get(at), number(1))),
      ),
      get(value),
    ],
  };
})();

/** A well mixed number for the bytes; `hashOf` of the table of bytes gives the same one. */
export const hash: Func = (() => {
  const [at, end, value] = [0, 1, 2];
  const mix = (part: Code, by: number) => multiply(xor(get(value), part), number(by));
  const fold = xor(get(value), shiftRight(get(value), 15));
  return {
    parameters: 2,
    locals: ["number"],
    gives: "number",
    body: [
      set(value, subtract(get(end), get(at))),
      repeatWhile(
        isLess(add(get(at), number(3)), get(end)),
        set(value, mix(load(get(at)), 0x9e3779b1 | 0)),
        set(value, fold),
        set(at, add(get(at), number(4))),
      ),
      repeatWhile(isLess(get(at), get(end)), set(value, mix(loadByte(get(at)), 0x01000193)), set(at, add(get(at), number(1)))),
      fold,
    ],
  };
})();

/** `Kernel.record`; the numbers of the functions it calls are their places in the module. */
export function record(calls: { readonly amount: number; readonly day: number; readonly hash: number }): Func {
  const [row, columns, out, start, end, used, at, debit, credit] = [0, 1, 2, 3, 4, 5, 6, 7, 8];
  const slot = (offset: number) => add(get(row), load(get(columns), offset));
  const cell = (offset: number): Code => [...set(start, load(slot(offset))), ...set(end, subtract(load(slot(offset), 4), number(1)))];
  const giveUpWhen = (condition: Code) => when(condition, give(number(0)));
  const isSpace = (byte: Code) => isLess(byte, number(0x21));
  const length = subtract(get(end), get(start));

  const text = (name: (typeof recordColumns)[number], index: number): readonly Code[] => [
    cell(column(name)),
    when(
      differs(get(start), get(end)),
      giveUpWhen(isSpace(loadByte(get(start)))),
      giveUpWhen(isSpace(loadByte(subtract(get(end), number(1))))),
      giveUpWhen(equals(loadByte(get(start)), number(quote))),
    ),
    giveUpWhen(shiftRight(length, 16)),
    storeShort(get(out), length, layout.texts + index * 2),
    set(at, number(0)),
    repeatWhile(
      isLess(get(at), length),
      storeBytes(add(add(get(out), get(used)), get(at)), loadBytes(add(get(start), get(at)))),
      set(at, add(get(at), number(16))),
    ),
    set(used, add(get(used), length)),
  ];
  const money = (name: "debit" | "credit", into: number): readonly Code[] => [
    cell(column(name)),
    set(into, call(calls.amount, get(start), get(end), load(get(columns), decimals * 4))),
    giveUpWhen(equalsLong(get(into), long(-1))),
  ];
  const date = (name: "documentOn" | "letteredOn", field: number): readonly Code[] => [
    cell(column(name)),
    set(at, call(calls.day, get(start), get(end))),
    giveUpWhen(equals(get(at), number(-1))),
    store(get(out), get(at), field),
  ];

  return {
    parameters: 3,
    locals: ["number", "number", "number", "number", "long", "long"],
    gives: "number",
    body: [
      // A lettering with a comma may be an amount that a separator in a label pushed there.
      cell(column("letter")),
      repeatWhile(
        isLess(get(start), get(end)),
        giveUpWhen(equals(loadByte(get(start)), number(comma))),
        set(start, add(get(start), number(1))),
      ),
      ...money("debit", debit),
      set(used, length),
      ...money("credit", credit),
      giveUpWhen(equals(either(get(used), length), number(0))),
      storeDouble(get(out), subtractLong(get(debit), get(credit)), layout.amount),
      ...date("documentOn", layout.documentOn),
      ...date("letteredOn", layout.letteredOn),
      set(used, number(layout.end)),
      ...(["document", "entry", "letter", "label"] as const).flatMap(text),
      store(get(out), get(used), layout.length),
      store(get(out), call(calls.hash, load(slot(spellingFrom * 4)), load(slot(spellingTo * 4))), layout.scope),
      get(used),
    ],
  };
}
