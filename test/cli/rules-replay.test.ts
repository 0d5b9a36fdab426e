import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { contactsOf } from "../../src/rules/replay-report.ts";
import { RulesReplayJson } from "../../src/workspace/rules-json.ts";
import { relance, temporaryFolder } from "./kit.ts";
import { pulledExample, today } from "./pulled-example.ts";

/** Two years of the invented book, with its rules of today. */
const example = pulledExample();
const replay = (...args: readonly string[]) => relance(["rules", "replay", example(), "--today", today, ...args]);
const summer = ["--from", "2026-06-01", "--to", "2026-08-31"];
const twoYears = ["--from", "2025-01-01", "--to", "2026-11-20"];

describe("rules replay on the example", () => {
  it("asks nobody for what was paid, and adds up", async () => {
    const { exit, out } = await replay(...twoYears, "--json");
    const report = RulesReplayJson.parse(JSON.parse(out));
    expect(exit).toBe(0);
    expect(report.afterPayment).toEqual([]);
    const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
    const contacts = sum(report.weeks.map(contactsOf));
    expect(contacts).toBeGreaterThan(500);
    expect(sum(report.lines.map(contactsOf))).toBe(contacts);
    expect(sum(report.steps.map((step) => step.count))).toBe(contacts + sum(report.weeks.map((week) => week.tasks)));
    expect(report.weeks).toHaveLength(99);
    expect(report.gaps).toMatchObject({ leftOut: 2, returned: 1 });
  });

  it("says the same thing twice, and says what it cannot know", async () => {
    const html = join(temporaryFolder(), "replay.html");
    const first = await replay(...summer, "--lang", "fr", "--html", html);
    expect(first.out).toContain("Rien n’aurait été demandé après le jour du règlement.");
    expect(first.out).toContain("2 clients laissés de côté");
    const page = readFileSync(html, "utf8");
    expect(page).toContain("Charge par semaine");
    expect(page).not.toMatch(/<script|@import|url\(/);
    expect((await replay(...summer, "--lang", "fr")).out).toBe(first.out);
  });

  it.each([
    [["--from", "2026-05-01", "--to", "2026-04-01"], "Error: 01/05/2026 comes after 01/04/2026. Swap --from and --to.\n"],
    [["--to", "2027-01-01"], "Error: 01/01/2027 has not been yet: replay up to 21/11/2026 at the latest.\n"],
    [["--from", "2026-13-01"], "Error: --from: “2026-13-01” is not a day; write 2026-11-30 for example.\n"],
  ])("%j is refused", async (args, err) => {
    expect(await replay(...args)).toEqual({ exit: 2, out: "", err });
  });
});
