import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readAll } from "./read-all.ts";

const golden = fileURLToPath(new URL("golden/", import.meta.url));

/** Each folder holds one situation: its FEC files, perhaps a customer file and options, and the facts they come to. */
describe("a book in a folder gives the facts beside it", async () => {
  it.each((await readdir(golden)).filter((name) => !name.startsWith(".")))("%s", async (situation) => {
    const folder = join(golden, situation);
    const options = await readFile(join(folder, "options.json"), "utf8").then(JSON.parse, () => ({}));
    const { facts, setAside } = await readAll(folder, options);
    await expect(`${JSON.stringify({ facts, setAside }, null, 2)}\n`).toMatchFileSnapshot(join(folder, "expected.json"));
  });
});
