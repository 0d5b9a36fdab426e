import { describe, expect, it } from "vitest";
import { failedLogins } from "../../src/server/failed-logins.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 8, minute));

describe("wrong tokens", () => {
  it("are counted by address; the fifth closes the door for what is left of a quarter of an hour", () => {
    const failures = failedLogins();
    for (let minute = 0; minute < 4; minute++) failures.note("a", at(minute));
    expect(failures.blockedFor("a", at(4))).toBeUndefined();
    failures.note("a", at(4));
    expect(failures.blockedFor("a", at(5))).toBe(10);
    expect(failures.blockedFor("b", at(5))).toBeUndefined();
    expect(failures.blockedFor("a", at(15))).toBeUndefined();
  });

  it("are forgotten by a right one", () => {
    const failures = failedLogins();
    for (let count = 0; count < 4; count++) failures.note("a", at(0));
    failures.forget("a");
    failures.note("a", at(1));
    expect(failures.blockedFor("a", at(1))).toBeUndefined();
  });

  it("take a bounded place: the address that has been quiet longest goes first", () => {
    const failures = failedLogins();
    for (let count = 0; count < 5; count++) failures.note("first", at(0));
    for (let address = 0; address < 999; address++) failures.note(`other-${address}`, at(1));
    expect(failures.blockedFor("first", at(2))).toBe(13);
    failures.note("one-more", at(2));
    expect(failures.blockedFor("first", at(2))).toBeUndefined();
  });
});
