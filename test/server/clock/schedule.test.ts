import { describe, expect, it } from "vitest";
import { nextRun } from "../../../src/server/clock/schedule.ts";

const everyMorning = "0 8 * * *";
const workingDays = "0 8 * * 1-5";
const mondays = "0 8 * * 1";

describe("the next run", () => {
  it.each([
    // The hour moves on Sunday 29 March and Sunday 25 October 2026: eight o'clock stays eight o'clock.
    ["Friday 27 March, over the change to summer time", mondays, "Europe/Paris", "2026-03-27T08:00:00Z", "2026-03-30T06:00:00Z"],
    ["Friday 23 October, over the change to winter time", mondays, "Europe/Paris", "2026-10-23T08:00:00Z", "2026-10-26T07:00:00Z"],
    ["the Saturday before, every day: winter still", everyMorning, "Europe/Paris", "2026-03-28T06:00:00Z", "2026-03-28T07:00:00Z"],
    ["the Sunday itself: summer already", everyMorning, "Europe/Paris", "2026-03-28T12:00:00Z", "2026-03-29T06:00:00Z"],
    ["half past two, in the night that has none: not lost", "30 2 * * *", "Europe/Paris", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z"],
    ["half past two, in the night that has two: once", "30 2 * * *", "Europe/Paris", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"],
    ["Friday evening, on working days", workingDays, "Europe/Paris", "2026-11-20T18:00:00Z", "2026-11-23T07:00:00Z"],
    ["the very minute: the next one, not this one again", workingDays, "Europe/Paris", "2026-11-23T07:00:00Z", "2026-11-24T07:00:00Z"],
    ["La Réunion, which keeps its hour", workingDays, "Indian/Reunion", "2026-03-27T12:00:00Z", "2026-03-30T04:00:00Z"],
    ["Guadeloupe", workingDays, "America/Guadeloupe", "2026-11-23T07:00:00Z", "2026-11-23T12:00:00Z"],
  ])("from %s", (_, schedule, zone, after, expected) => {
    expect(nextRun(schedule, zone, new Date(after)).toISOString()).toBe(new Date(expected).toISOString());
  });

  it.each([
    ["no cron line", "every morning", "Europe/Paris"],
    ["an hour that does not exist", "0 25 * * *", "Europe/Paris"],
    ["a day that never comes", "0 8 31 2 *", "Europe/Paris"],
    ["a zone nobody knows", everyMorning, "Europe/Pariss"],
    ["seconds", "0 0 8 * * *", "Europe/Paris"],
  ])("refuses %s, quoting it", (_, schedule, timezone) => {
    expect(() => nextRun(schedule, timezone, new Date("2026-11-23T07:00:00Z"))).toThrow(
      expect.objectContaining({ code: "server.bad_schedule", params: { schedule, timezone } }),
    );
  });
});
