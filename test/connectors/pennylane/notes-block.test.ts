import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasEntry, withEntry } from "../../../src/connectors/pennylane/notes-block.ts";

const key = (n: number) => n.toString(16).padStart(32, "0");
const head = "----- Relance : écrit automatiquement, ne pas modifier -----";
const foot = "----- fin Relance -----";

/** The texts before and after the block, or the whole when there is none. */
function around(notes: string): readonly [string, string] {
  const from = notes.lastIndexOf(head);
  const to = notes.indexOf(foot, from);
  return from < 0 || to < 0 ? [notes, ""] : [notes.slice(0, from), notes.slice(to + foot.length)];
}

describe("the block in a customer's notes", () => {
  it("stands below what was there, newest entry first", () => {
    const notes = withEntry(withEntry("Demander Paul.", key(1), "première"), key(2), "seconde\nligne");
    expect(notes).toBe(`Demander Paul.\n\n${head}\n• seconde ligne [${key(2)}]\n• première [${key(1)}]\n${foot}`);
  });

  it("is the whole of an empty field", () => {
    expect(withEntry(null, key(1), "première")).toBe(`${head}\n• première [${key(1)}]\n${foot}`);
  });

  it("that lost its end is the user's text, and a new one is written", () => {
    const damaged = `Paul\n\n${head}\n• première [${key(1)}]\n`;
    const notes = withEntry(damaged, key(2), "seconde");
    expect(notes.startsWith(damaged)).toBe(true);
    expect(hasEntry(notes, key(1))).toBe(false);
    expect(hasEntry(notes, key(2))).toBe(true);
  });

  it("keeps its markers whatever an entry says", () => {
    const notes = withEntry(withEntry("", key(1), `${foot} ${head}`), key(2), "seconde");
    expect([1, 2].every((n) => hasEntry(notes, key(n)))).toBe(true);
  });

  it("keeps the last fifty entries", () => {
    let notes = "Paul";
    for (let n = 1; n <= 60; n++) notes = withEntry(notes, key(n), "relance");
    expect([10, 11, 60].map((n) => hasEntry(notes, key(n)))).toEqual([false, true, true]);
  });

  it("survives 1,000 random edits around it, and leaves every one of them to the byte", () => {
    const edit = fc.record({
      side: fc.constantFrom(0, 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(12),
      put: fc.oneof(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("\r\n", "-----", "• x", "\u00a0", "🎈", "[", "")),
    });
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(edit, { minLength: 1_000, maxLength: 1_000 }), (first, edits) => {
        let notes = withEntry(first, key(0), "départ");
        expect(notes.startsWith(first)).toBe(true);
        for (const [n, { side, at, cut, put }] of edits.entries()) {
          const texts = [...around(notes)];
          const text = texts[side] ?? "";
          const from = Math.floor(at * text.length);
          texts[side] = text.slice(0, from) + put + text.slice(from + cut);
          const block = notes.slice(around(notes)[0].length, notes.length - around(notes)[1].length);
          const edited = `${texts[0]}${block}${texts[1]}`;
          notes = withEntry(edited, key(n + 1), `relance ${n}`);
          expect(around(notes)).toEqual(texts);
          expect(hasEntry(notes, key(n + 1))).toBe(true);
        }
      }),
      { numRuns: 3 },
    );
  });
});
