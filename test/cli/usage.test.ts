import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { relance, temporaryFolder } from "./kit.ts";

describe("usage", () => {
  it.each([
    [["plan", "--tody", "2026-11-21"], 2, "error: unknown option '--tody'\n(Did you mean --today?)\n"],
    [["plna"], 2, "error: unknown command 'plna'\n(Did you mean plan?)\n"],
    [["explain", "acme"], 2, "error: missing required argument 'debtor'\n"],
    [["hold", "acme", "Lefèvre"], 2, "error: required option '--until <day>' not specified\n"],
    [
      ["init", "x", "--source", "sage"],
      2,
      "error: option '--source <source>' argument 'sage' is invalid. Allowed choices are fec, odoo, pennylane, memory.\n",
    ],
    [["plan", "--today", "21/11/2026"], 2, '--today: "21/11/2026" is not a day; write 2026-11-21 for example.\n'],
    [["plan", "--today", "2026-02-30"], 2, '--today: "2026-02-30" is not a day; write 2026-11-21 for example.\n'],
  ])("%j exits %i and says why", async (args, exit, err) => {
    expect(await relance(args)).toEqual({ exit, out: "", err });
  });

  it.each([
    [["plan", "--tody"], "option inconnue « --tody »\n(vouliez-vous dire --today ?)\n"],
    [["plna"], "commande inconnue « plna »\n(vouliez-vous dire plan ?)\n"],
    [["explain", "acme"], "il manque l’argument « debtor »\n"],
    [["hold", "acme", "Lefèvre"], "il manque l’option « --until <day> »\n"],
  ])("%j is refused in French", async (args, err) => {
    expect(await relance(args, { LANG: "fr_FR.UTF-8" })).toEqual({ exit: 2, out: "", err });
  });

  it("--lang wins over the locale", async () => {
    const { out } = await relance(["--help", "--lang", "fr"]);
    expect(out).toContain("Montre qui serait relancé aujourd’hui, et pourquoi ; rien ne part.");
  });

  it("a folder that is no workspace is named, with what to do", async () => {
    const folder = temporaryFolder();
    const { exit, err } = await relance(["plan", folder]);
    expect(exit).toBe(2);
    expect(err).toBe(`Error: ${folder} is not a workspace: it has no relance.yaml. “relance init <folder> --source fec” makes one.\n`);
  });

  it("init refuses a folder that holds something, and writes nothing", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "notes.txt"), "mine");
    const { exit, err } = await relance(["init", folder, "--source", "memory"]);
    expect(exit).toBe(2);
    expect(err).toContain("is not empty");
  });

  it("settings with several mistakes are all told at once, each with its place", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "rules"));
    writeFileSync(
      join(folder, "relance.yaml"),
      [
        "name: Acme Ltd",
        "source: memry",
        "company:",
        "  name: Acme",
        "  email: accounts",
        "  signature: Jo",
        "mail:",
        "  form: a@b.example",
        "",
      ].join("\n"),
    );
    const { exit, err } = await relance(["plan", folder]);
    expect(exit).toBe(2);
    const lines = err.trim().split("\n");
    expect(lines.map((line) => line.split("  ")[0])).toEqual([
      "relance.yaml:1:7",
      "relance.yaml:2:9",
      "relance.yaml:5:10",
      "relance.yaml:7:1",
      "relance.yaml:8:3",
    ]);
    expect(err).toContain("memory");
    expect(err).toContain("from");
  });

  it("a secret that the environment does not have is named, and its value never asked for in the file", async () => {
    const folder = join(temporaryFolder(), "acme");
    await relance(["init", folder, "--source", "memory"]);
    const settings = join(folder, "relance.yaml");
    const { readFileSync } = await import("node:fs");
    writeFileSync(settings, readFileSync(settings, "utf8").replace("${SMTP_URL:-}", "${ACME_SMTP}"));
    const { exit, err } = await relance(["check", folder]);
    expect(exit).toBe(1);
    expect(err).toBe("");
  });
});
