import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/text/all.ts";
import { say } from "../../src/text/sentences.ts";

const src = resolve(import.meta.dirname, "../../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith("text"));
const areas = ["workspace", "pennylane", "store", "outbox", "fec", "memory", "odoo", "templates", "rules", "yaml", "settings", "server"];
const literal = new RegExp(`"((?:${areas.join("|")})\\.[a-z][a-z0-9_]*)"`, "g");

/** Every code that the source names, with the first file that does. */
const codes = new Map<string, string>();
for (const file of files) {
  for (const [, code] of readFileSync(join(src, file), "utf8").matchAll(literal)) if (code && !codes.has(code)) codes.set(code, file);
}

const known = new Map(catalogues.flatMap((catalogue) => Object.entries(catalogue)));

describe("sentences", () => {
  it("finds the codes of the source", () => {
    expect(codes.size).toBeGreaterThan(40);
  });

  it.each([...codes])("%s (%s) is said in French and in English", (code) => {
    expect(known.has(code), `no sentence for ${code}`).toBe(true);
  });

  it("no code has two sentences", () => {
    const all = catalogues.flatMap((catalogue) => Object.keys(catalogue));
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
  });

  it("a code without a sentence shows itself with its numbers", () => {
    expect(say({ code: "workspace.unheard_of", params: { day: "2026-11-21" } }, "fr", ...catalogues)).toBe(
      'workspace.unheard_of {"day":"2026-11-21"}',
    );
  });
});
