import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { relance, temporaryFolder } from "./kit.ts";
import { pulledExample, today } from "./pulled-example.ts";

/**
 * The two pages of `docs/pages`, made from `examples/fec`. After a change of the rules they are made again with
 * `npx vitest run --project unit test/cli/rules-pages.test.ts -u`.
 */
const pages = resolve(import.meta.dirname, "../../docs/pages");
const example = pulledExample();

async function page(...args: readonly string[]): Promise<string> {
  const file = join(temporaryFolder(), "page.html");
  const { exit } = await relance([...args, "--today", today, "--lang", "fr", "--html", file]);
  expect(exit).toBe(0);
  return readFileSync(file, "utf8");
}

it("what the four files of the example change, against the shipped segments alone", async () => {
  const shipped = join(temporaryFolder(), "profils-livres");
  mkdirSync(shipped);
  copyFileSync(join(example(), "rules", "_common.yaml"), join(shipped, "_common.yaml"));
  const html = await page("rules", "diff", shipped, example());
  await expect(html.replaceAll(shipped, "profils-livres")).toMatchFileSnapshot(join(pages, "rules-diff.fr.html"));
});

it("two years replayed", async () => {
  await expect(await page("rules", "replay", example(), "--from", "2025-01-01", "--to", "2026-11-20")).toMatchFileSnapshot(
    join(pages, "rules-replay.fr.html"),
  );
});
