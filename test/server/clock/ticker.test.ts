import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startTicker } from "../../../src/server/clock/ticker.ts";

const job = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe("Bree as the clock", () => {
  it("ticks until it is stopped, and then no more", async () => {
    let ticks = 0;
    const ticker = await startTicker(
      job("tick.mjs"),
      100,
      () => void ticks++,
      () => {},
    );
    await expect.poll(() => ticks, { timeout: 10_000 }).toBeGreaterThanOrEqual(2);
    await ticker.stop();
    const before = ticks;
    await later(400);
    expect(ticks).toBe(before);
  });

  it("ends even when its thread does not answer", async () => {
    const ticker = await startTicker(
      job("deaf.mjs"),
      50,
      () => {},
      () => {},
    );
    await later(300);
    const start = performance.now();
    await ticker.stop();
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("runs the very job that is shipped", async () => {
    const [ours, shipped] = await Promise.all(
      [job("tick.mjs"), job("../../../src/server/clock/tick.ts")].map((file) => readFile(file, "utf8")),
    );
    const code = (text = "") => text.split("\n").filter((line) => line !== "" && !line.startsWith("//"));
    expect(code(ours)).toEqual(code(shipped));
  });
});
