import {
  add,
  and,
  below,
  type Code,
  count,
  equalBytes,
  type Func,
  get,
  hasBits,
  isLess,
  lowest,
  number,
  or,
  repeatWhile,
  set,
  shiftLeft,
  shiftRight,
  spread,
  store,
  withoutLowest,
} from "./wasm.ts";

export const lookedAtOnce = 64;
/** So many starts are written at once, some of them in vain. */
const writtenAtOnce = 8;

const [at, end, separator, lineEnd, starts, lines] = [0, 1, 2, 3, 4, 5];
const [next, found, ends, separators, lineEnds] = [6, 7, 8, 9, 10];

/** `Kernel.scan`: a bit for each of 64 bytes that is a separator or a line end, then the place of each bit. */
export const scan: Func = {
  parameters: 6,
  locals: ["number", "long", "long", "bytes", "bytes"],
  gives: "number",
  body: [
    set(separators, spread(get(separator))),
    set(lineEnds, spread(get(lineEnd))),
    repeatWhile(
      isLess(get(at), get(end)),
      set(ends, equalBytes(get(at), get(lineEnds))),
      set(found, or(equalBytes(get(at), get(separators)), get(ends))),
      set(next, add(get(starts), shiftLeft(count(get(found)), 2))),
      repeatWhile(
        hasBits(ends),
        store(get(lines), add(shiftRight(get(starts), 2), count(and(get(found), below(get(ends)))))),
        set(lines, add(get(lines), number(4))),
        set(ends, withoutLowest(get(ends))),
      ),
      repeatWhile(
        hasBits(found),
        ...Array.from({ length: writtenAtOnce }, (_, ahead) => writeStart(ahead)),
        set(starts, add(get(starts), number(writtenAtOnce * 4))),
      ),
      set(starts, get(next)),
      set(at, add(get(at), number(lookedAtOnce))),
    ),
    get(lines),
  ],
};

function writeStart(ahead: number): Code {
  const start = add(add(get(at), lowest(get(found))), number(1));
  return [...store(get(starts), start, ahead * 4), ...set(found, withoutLowest(get(found)))];
}
