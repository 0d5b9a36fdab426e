import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formatOf } from "../../src/text/format.ts";
import { RulesDiffJson } from "../../src/workspace/rules-json.ts";
import { relance, temporaryFolder } from "./kit.ts";
import { pulledExample, today } from "./pulled-example.ts";

const example = pulledExample();
const diff = (other: string, ...args: readonly string[]) => relance(["rules", "diff", other, example(), "--today", today, ...args]);

/** The rules of the example with one file rewritten. */
function otherRules(file: string, from: string, to: string): string {
  const folder = join(temporaryFolder(), "rules");
  cpSync(join(example(), "rules"), folder, { recursive: true });
  const text = readFileSync(join(folder, file), "utf8");
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
  return folder;
}

function git(folder: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", ...args], { cwd: folder, stdio: "ignore" });
}

describe("rules diff", () => {
  it("is silent when nothing changes", async () => {
    const { exit, out } = await diff(join(example(), "rules"));
    expect(exit).toBe(0);
    expect(out.split("\n")[1]).toBe("Nothing changes for anybody.");
  });

  it("tells who moves where, and which steps come or go", async () => {
    const other = otherRules("public-sector.yaml", 'debtor.nature == "public"', 'debtor.nature == "public" && amounts.exposure > 1000000');
    const { out } = await diff(other, "--json");
    const answer = RulesDiffJson.parse(JSON.parse(out));
    const moved = answer.cells.filter((cell) => cell.from !== cell.to);
    expect(moved.length).toBeGreaterThan(0);
    expect(new Set(moved.map((cell) => cell.to))).toEqual(new Set(["public-sector"]));
    expect(answer.cells.reduce((sum, cell) => sum + cell.dossiers, 0)).toBe(answer.dossiers);
    for (const one of answer.changes) expect(one.before.segment !== one.after.segment || one.before.steps !== one.after.steps).toBe(true);
    expect((await diff(other)).out).toContain("→ public-sector");
  });

  it("counts what a ladder per invoice does step by step", async () => {
    const other = join(temporaryFolder(), "rules");
    cpSync(join(example(), "rules"), other, { recursive: true });
    const text = "segment: each\nextends: occasional-late\npriority: 300\nwhen: overdueItems >= 2\nper: invoice\n";
    writeFileSync(join(other, "each.yaml"), text);
    const { changes } = RulesDiffJson.parse(JSON.parse((await diff(other, "--json")).out));
    const several = changes.find(({ before }) => before.steps.filter(({ step }) => step === "courtesy").length > 1);
    const mails = several?.before.steps.filter(({ step }) => step === "courtesy") ?? [];
    const euros = formatOf("en").money(
      mails.reduce((sum, { amount }) => sum + amount, 0),
      "EUR",
    );
    const row = (await diff(other)).out.split("\n").find((line) => several && line.includes(`(${several.reference})`));
    expect(row).toContain(`each: ${mails.length} × courtesy ${euros}`);
  });

  it("draws a page that is whole", async () => {
    const html = join(temporaryFolder(), "diff.html");
    await diff(otherRules("key-account.yaml", "at: +5,", "at: +12,"), "--lang", "fr", "--html", html);
    const page = readFileSync(html, "utf8");
    expect(page).toContain("D’un profil à l’autre");
    expect(page).not.toMatch(/<script|@import|url\(/);
  });

  it("reads a revision, and the integrator's folder as it was then", async () => {
    const root = temporaryFolder();
    const folder = join(root, "acme");
    await relance(["init", folder, "--source", "memory", "--today", today]);
    const ours = join(root, "ours");
    mkdirSync(ours);
    const tone = (days: number) => `segment: punctual\nextends: punctual\nlimits: { daysBetweenContacts: ${days} }\n`;
    writeFileSync(join(ours, "punctual.yaml"), tone(8));
    writeFileSync(join(folder, "rules", "_common.yaml"), "integrator: ../ours\n");
    git(root, "init");
    git(root, "add", ".");
    git(root, "commit", "-m", "rules");
    await relance(["pull", folder, "--today", today]);
    const versions = async () => {
      const { out, err } = await relance(["rules", "diff", "HEAD", folder, "--today", today, "--json"]);
      expect(err).toBe("");
      return RulesDiffJson.parse(JSON.parse(out)).versions;
    };
    expect((await versions()).before).toBe((await versions()).after);
    writeFileSync(join(ours, "punctual.yaml"), tone(9));
    expect((await versions()).before).not.toBe((await versions()).after);
    expect((await relance(["rules", "diff", "nowhere", folder, "--today", today])).err).toBe(
      "Error: “nowhere” is neither a folder nor a revision of the repository. Write for instance HEAD, HEAD~1 or the name of a branch.\n",
    );
  });

  it("says what stands in the way", async () => {
    expect(await diff("HEAD")).toEqual({
      exit: 2,
      out: "",
      err: `Error: “HEAD” is not a folder, and ${example()} is not in a git repository to look for a revision. Give the folder of the rules to compare with.\n`,
    });
    const empty = temporaryFolder();
    expect((await diff(empty)).err).toBe(`Error: “${empty}” holds no rules: no .yaml file.\n`);
    const broken = otherRules("consumer.yaml", "do: email", "do: mail");
    const { exit, err } = await diff(broken);
    expect({ exit, first: err.split("  ")[0] }).toEqual({ exit: 2, first: `${broken}: rules/consumer.yaml:6:35` });
  });
});
