import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FecOptions } from "../../../src/connectors/fec/options.ts";
import { reportBooks } from "../../../src/connectors/fec/report.ts";
import { company, connectorOn, readAll } from "./read-all.ts";

const golden = fileURLToPath(new URL("golden/", import.meta.url));

/**
 * Each folder holds one situation: its FEC files, perhaps a customer file and options, the facts they come to, what is said
 * of them by `check`, and by the report of the files.
 */
describe("a book in a folder gives the facts and the messages beside it", async () => {
  it.each((await readdir(golden)).filter((name) => !name.startsWith(".")))("%s", async (situation) => {
    const folder = join(golden, situation);
    const options = await readFile(join(folder, "options.json"), "utf8").then(JSON.parse, () => ({}));
    const { facts, setAside } = await readAll(folder, options);
    const findings = await connectorOn(folder, options).check();
    const warnings = findings.filter(({ level, code }) => level !== "ok" && code !== "fec.set_aside");
    const settings = { ...FecOptions.parse({ files: ["*FEC*.txt"], ...options }), folder, company };
    const { files, understood } = await reportBooks(settings, () => undefined);
    expect(understood?.customers.filter(({ difference }) => difference !== 0)).toEqual([]);
    const report = {
      repaired: files.flatMap(({ repaired }) => repaired.map(({ code }) => code)),
      assumed: understood?.assumed.map(({ code }) => code),
      advice: understood?.advice.map(({ code }) => code),
    };
    const told = { facts, setAside, warnings: warnings.map(({ code, params }) => ({ code, params })), report };
    await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot(join(folder, "expected.json"));
  });
});
