import { wanted } from "./accounts.ts";
import {
  add,
  addLong,
  both,
  call,
  differs,
  either,
  equals,
  type Func,
  get,
  give,
  isLess,
  leaveWhen,
  load,
  loadByte,
  loadLong,
  number,
  repeatWhile,
  set,
  shiftLeft,
  shiftRight,
  store,
  storeLong,
  subtract,
  when,
} from "./wasm.ts";

/** What `Kernel.skim` wants to know, and what it leaves: words from its address on. */
export const skimSlots = {
  /** Four times the place of the first and of the last cell that tell an entry, and of the account. */
  firstKey: 0,
  lastKey: 4,
  account: 8,
  /** So many cells a line has at least, and so many more at most. */
  fewest: 12,
  spare: 16,
  /** Address of a byte for each beginning of an account, and of eight for each such byte, which are added up. */
  kinds: 20,
  weights: 24,
  /** Left: the kinds met, as bits, and the sum of their weights. */
  met: 28,
  sum: 32,
  end: 40,
} as const;

/** Whether as many bytes are the same at two places. */
export const same: Func = (() => {
  const [at, other, length] = [0, 1, 2];
  const end = 3;
  return {
    parameters: 3,
    locals: ["number"],
    gives: "number",
    body: [
      set(end, add(get(at), get(length))),
      repeatWhile(
        isLess(add(get(at), number(3)), get(end)),
        when(differs(load(get(at)), load(get(other))), give(number(0))),
        set(at, add(get(at), number(4))),
        set(other, add(get(other), number(4))),
      ),
      repeatWhile(
        isLess(get(at), get(end)),
        when(differs(loadByte(get(at)), loadByte(get(other))), give(number(0))),
        set(at, add(get(at), number(1))),
        set(other, add(get(other), number(1))),
      ),
      number(1),
    ],
  };
})();

/** `Kernel.skim`; the number of the function that it calls is its place in the module. */
export function skim(calls: { readonly same: number }): Func {
  const [row, line, end, slots, next, key, length, from, word, kind, met, sum] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const slot = (offset: number) => load(get(slots), offset);
  const startOf = (offset: number) => load(add(get(row), slot(offset)));
  const endOf = (offset: number) => subtract(load(add(get(row), slot(offset)), 4), number(1));
  const digit = (at: number, bits: number) => shiftLeft(both(shiftRight(get(word), at * 8), number(15)), bits);
  return {
    parameters: 4,
    locals: ["number", "number", "number", "number", "number", "number", "number", "long"],
    gives: "number",
    body: [
      set(key, startOf(skimSlots.firstKey)),
      set(length, subtract(endOf(skimSlots.lastKey), get(key))),
      set(row, shiftLeft(load(subtract(get(line), number(4))), 2)),
      repeatWhile(
        isLess(get(line), get(end)),
        set(next, shiftLeft(load(get(line)), 2)),
        // A difference below 0 is a very large one, here and below.
        leaveWhen(isLess(slot(skimSlots.spare), subtract(shiftRight(subtract(get(next), get(row)), 2), slot(skimSlots.fewest)))),
        set(from, startOf(skimSlots.firstKey)),
        leaveWhen(differs(subtract(endOf(skimSlots.lastKey), get(from)), get(length))),
        leaveWhen(equals(call(calls.same, get(from), get(key), get(length)), number(0))),
        set(from, startOf(skimSlots.account)),
        leaveWhen(isLess(subtract(endOf(skimSlots.account), get(from)), number(4))),
        set(word, load(get(from))),
        leaveWhen(differs(both(get(word), number(0xf0f0f0f0 | 0)), number(0x30303030))),
        set(kind, loadByte(add(slot(skimSlots.kinds), either(either(digit(0, 12), digit(1, 8)), either(digit(2, 4), digit(3, 0)))))),
        leaveWhen(equals(get(kind), number(wanted))),
        set(met, either(get(met), get(kind))),
        set(sum, addLong(get(sum), loadLong(add(slot(skimSlots.weights), shiftLeft(get(kind), 3))))),
        set(row, get(next)),
        set(line, add(get(line), number(4))),
      ),
      store(get(slots), get(met), skimSlots.met),
      storeLong(get(slots), get(sum), skimSlots.sum),
      get(line),
    ],
  };
}
