import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { sealedFile } from "../../src/workspace/sealed-file.ts";

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "relance-sealed-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "inner", "tokens");
}

describe("a sealed file", () => {
  it("gives back what was written last, and shows none of it", async () => {
    const path = await temporary();
    const file = sealedFile(path, "hush");
    expect(await file.read()).toBeUndefined();
    for (const text of ["refresh-1", "refresh-2 é"]) await file.write(text);
    expect(await sealedFile(path, "hush").read()).toBe("refresh-2 é");
    expect((await readFile(path)).includes("refresh")).toBe(false);
    expect(await readdir(join(path, ".."))).toEqual(["tokens"]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ["one bit changed", (bytes) => Buffer.from(bytes.map((byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte)))],
    ["cut short", (bytes) => bytes.subarray(0, 20)],
    ["empty", () => Buffer.alloc(0)],
  ])("with %s is none", async (_, damage) => {
    const path = await temporary();
    await sealedFile(path, "hush").write("refresh-1");
    await writeFile(path, damage(await readFile(path)));
    expect(await sealedFile(path, "hush").read()).toBeUndefined();
  });

  it("with another secret is none", async () => {
    const path = await temporary();
    await sealedFile(path, "hush").write("refresh-1");
    expect(await sealedFile(path, "other").read()).toBeUndefined();
  });
});
