import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { creditWords, itemWords } from "./fact-words.ts";
import { type Pulled, readAll } from "./read-all.ts";

/** A folder of golden/, what happened there in an accountant's words, what is owed, what is unapplied. */
type Situation = readonly [folder: string, words: string, items: readonly string[], credits: readonly string[]];

async function readSituation(name: string): Promise<Pulled> {
  const folder = join(fileURLToPath(new URL("golden/", import.meta.url)), name);
  return readAll(folder, await readFile(join(folder, "options.json"), "utf8").then(JSON.parse, () => ({})));
}

/** Each folder comes to these items and credits. */
export function itReads(situations: readonly Situation[]): void {
  it.each(situations)("%s: %s", async (folder, _words, items, credits) => {
    const { items: owed, credits: unapplied } = await readSituation(folder);
    expect(owed.map(itemWords)).toEqual(items);
    expect(unapplied.map(creditWords)).toEqual(credits);
  });
}
