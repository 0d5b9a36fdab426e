import { expect, it } from "vitest";
import { digest } from "../../src/ledger/digest.ts";
import { effectKey } from "../../src/ledger/key.ts";

const action = { workspace: "acme", debtor: "A", currency: "EUR", kind: "email", step: "firm", cycle: "2026-10", items: ["1", "2"] };

it("gives an action one key for ever", () => {
  expect(effectKey(action)).toBe("80d72693937187231a2c67c88ed06dfa");
  expect(effectKey({ ...action, items: ["2", "1"] })).toBe(effectKey(action));
});

it.each([
  { workspace: "acme2" },
  { debtor: "B" },
  { currency: "CHF" },
  { kind: "letter" },
  { step: "last" },
  { cycle: "2026-11" },
  { items: ["1"] },
  { items: ["12"] },
  { items: [] },
])("gives another action another key: %j", (change) => {
  expect(effectKey({ ...action, ...change })).not.toBe(effectKey(action));
});

it("does not take one list of parts for another", () => {
  const digests = [["ab"], ["a", "b"], ["a", "", "b"], ["", "ab"], []].map((parts) => digest(...parts));
  expect(new Set(digests).size).toBe(digests.length);
});
