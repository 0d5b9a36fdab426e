import { describe, expect, it } from "vitest";
import { appFiles, appZip } from "../../src/connectors/odoo/app/build.ts";
import { majors, readSources } from "../../src/connectors/odoo/app/sources.ts";
import { fileURLToPath } from "node:url";

const sources = readSources(fileURLToPath(new URL("../../odoo", import.meta.url)));

describe("the app's zip", () => {
  it.each(majors)("gives Odoo %s the same bytes twice", (major) => {
    expect(appZip(sources, major, "1.2.3").equals(appZip(sources, major, "1.2.3"))).toBe(true);
  });

  it.each(majors)("names each of its files for Odoo %s in the manifest", (major) => {
    const files = appFiles(sources, major, "1.2.3");
    const manifest = files["relance/__manifest__.py"] ?? "";
    expect(manifest).toContain(`'version': '${major}.0.1.2.3'`);
    const listed = [...manifest.matchAll(/^ {8}'(.+)',$/gm)].map((match) => `relance/${match[1]}`);
    expect(listed.toSorted()).toEqual(
      Object.keys(files)
        .filter((path) => /\.(xml|csv|sql)$/.test(path))
        .toSorted(),
    );
  });
});
