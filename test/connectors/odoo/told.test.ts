import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeTold } from "../../../src/connectors/odoo/told.ts";
import type { Fact } from "../../../src/ledger/facts.ts";
import { credit, item } from "../../support/facts.ts";
import { keyOf } from "../../contracts/fold.ts";

const gone = (id: string): Fact => ({ kind: "gone", of: "open_item", id, source: { host: "odoo", place: `line ${id}` } });

describe("what was told", () => {
  it("is not told again while it is the same", () => {
    const told = makeTold();
    expect(told.fresh([item("1", "A"), item("2", "A")])).toHaveLength(2);
    expect(
      makeTold(told.text())
        .fresh([item("1", "A"), item("2", "A", { label: "BC 12" })])
        .map(keyOf),
    ).toEqual(["open_item 2"]);
  });

  it("is gone once, and from one side of the account when it went to the other", () => {
    const told = makeTold();
    told.fresh([item("1", "A"), item("2", "A")]);
    expect(told.fresh([gone("1"), gone("1"), gone("3")]).map(keyOf)).toEqual(["open_item 1"]);
    expect(told.fresh([credit("2", "A")]).map(({ kind }) => kind)).toEqual(["credit", "gone"]);
  });

  it("is left over when everything was read again without it", () => {
    const before = makeTold();
    before.fresh([item("1", "A"), item("2", "A")]);
    const told = makeTold("", before.text());
    expect(told.fresh([item("1", "A")])).toEqual([]);
    expect(told.leftOver()).toEqual([["open_item", "2"]]);
  });

  it("says the same after a restart anywhere as without one", () => {
    const facts = fc.array(
      fc.oneof(
        fc
          .record({ id: fc.constantFrom("1", "2", "3"), label: fc.constantFrom("a", "b") })
          .map(({ id, label }) => item(id, "A", { label })),
        fc.constantFrom("1", "2", "3").map((id) => credit(id, "A")),
        fc.constantFrom("1", "2", "3").map(gone),
      ),
    );
    fc.assert(
      fc.property(facts, fc.func(fc.boolean()), fc.boolean(), (said, restarts, compacts) => {
        const whole = makeTold();
        let told = makeTold();
        said.forEach((fact, at) => {
          if (compacts) told.compact();
          if (restarts(at)) told = makeTold(told.text());
          expect(told.fresh([fact])).toEqual(whole.fresh([fact]));
        });
      }),
    );
  });
});
