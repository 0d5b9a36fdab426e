import { describe, expect, it } from "vitest";
import { after, before, outboxEvents, type OutboxEvent } from "../../src/outbox/states.ts";
import type { OutboxState } from "../../src/ledger/store/schema.ts";

const states: readonly OutboxState[] = [
  "waiting",
  "approved",
  "claimed",
  "handing_over",
  "sent",
  "uncertain",
  "refused",
  "cancelled",
  "parked",
];

const moves: readonly [OutboxState, OutboxEvent, OutboxState][] = [
  ["waiting", "approve", "approved"],
  ["waiting", "refuse", "refused"],
  ["waiting", "refuse_along", "refused"],
  ["waiting", "supersede", "cancelled"],
  ["waiting", "cancel", "cancelled"],
  ["approved", "refuse_along", "refused"],
  ["approved", "cancel", "cancelled"],
  ["approved", "claim", "claimed"],
  ["claimed", "claim", "claimed"],
  ["claimed", "release", "approved"],
  ["claimed", "cancel", "cancelled"],
  ["claimed", "hand_over", "handing_over"],
  ["handing_over", "written", "sent"],
  ["handing_over", "try_later", "approved"],
  ["handing_over", "refused_for_good", "parked"],
  ["handing_over", "lost", "uncertain"],
  ["handing_over", "absent", "approved"],
  ["uncertain", "written", "sent"],
  ["uncertain", "confirm_sent", "sent"],
  ["uncertain", "confirm_retry", "approved"],
  ["uncertain", "give_up", "refused"],
  ["parked", "confirm_sent", "sent"],
  ["parked", "confirm_retry", "approved"],
  ["parked", "give_up", "refused"],
  ["cancelled", "revive", "waiting"],
];

describe("what can happen to an effect", () => {
  it.each(moves)("%s, %s: %s", (state, event, next) => {
    expect(after(state, event)).toBe(next);
    expect(before(event)).toContain(state);
  });

  it("is nothing else", () => {
    const possible = states.flatMap((state) => outboxEvents.filter((event) => after(state, event)).map((event) => `${state} ${event}`));
    expect(possible.toSorted()).toEqual(moves.map(([state, event]) => `${state} ${event}`).toSorted());
  });

  it.each(["sent", "refused"] as const)("ends in %s", (state) => {
    expect(outboxEvents.filter((event) => after(state, event))).toEqual([]);
  });

  it("sends an uncertain effect again only on a person's word", () => {
    expect(outboxEvents.filter((event) => after("uncertain", event) === "approved")).toEqual(["confirm_retry"]);
  });
});
