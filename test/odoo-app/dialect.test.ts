import { describe, expect, it } from "vitest";
import { appFiles } from "../../src/connectors/odoo/app/build.ts";
import { inDialect } from "../../src/connectors/odoo/app/dialect.ts";
import { majors } from "../../src/connectors/odoo/app/sources.ts";
import { sources } from "./kit.ts";
import { wellFormed } from "./well-formed.ts";

/** All the XML of one version's zip. */
function xmlFor(major: (typeof majors)[number]): readonly (readonly [string, string])[] {
  return Object.entries(appFiles(sources, major, "1.0.0")).filter(([path]) => path.endsWith(".xml"));
}

describe.each(majors)("for Odoo %s", (major) => {
  it.each(xmlFor(major))("%s is well-formed", (_path, xml) => {
    expect(wellFormed(xml)).toBe("well-formed");
  });

  const all = xmlFor(major)
    .map(([, xml]) => xml)
    .join("\n");

  it("writes lists, cards, groups and conditions as that version reads them", () => {
    const says = {
      list: /<list\b/.test(all),
      tree: /<tree\b/.test(all),
      card: all.includes('t-name="card"'),
      "kanban-box": all.includes('t-name="kanban-box"'),
      privilege: all.includes("res.groups.privilege"),
      group_ids: all.includes('name="group_ids"'),
      groups_id: all.includes('name="groups_id"'),
      "expiring keys": all.includes("api_key_duration"),
      attrs: / attrs="/.test(all),
      "condition expressions": / (invisible|readonly)="[^"]*[a-z]/.test(all),
      "raw html": all.includes('name="sanitize"'),
      "done activities kept": all.includes('name="keep_done"'),
    };
    const expected = Object.keys(says).filter((name) => speaks[major].includes(name));
    expect(Object.entries(says).flatMap(([name, so]) => (so ? [name] : []))).toEqual(expected);
  });
});

it("groups have no order before Odoo 19, so they are given none", () => {
  expect(appFiles(sources, 18, "1.0.0")["relance/security.xml"]).not.toMatch(/model="res\.groups">(?:(?!<\/record>)[^])*name="sequence"/);
});

const speaks: Readonly<Record<(typeof majors)[number], readonly string[]>> = {
  19: ["list", "card", "privilege", "group_ids", "expiring keys", "condition expressions", "raw html"],
  18: ["list", "card", "groups_id", "expiring keys", "condition expressions", "raw html", "done activities kept"],
  17: ["tree", "kanban-box", "groups_id", "condition expressions", "raw html", "done activities kept"],
  16: ["tree", "kanban-box", "groups_id", "attrs"],
};

describe("a condition, for Odoo 16", () => {
  it.each([
    [`<field name="a" invisible="not x_why"/>`, `<field name="a" attrs="{'invisible': [('x_why', '=', False)]}"/>`],
    [`<field name="a" readonly="x_state != 'proposed'"/>`, `<field name="a" attrs="{'readonly': [('x_state', '!=', 'proposed')]}"/>`],
    [
      `<button invisible="x_state != 'proposed' or not x_needs_manager" name="b"/>`,
      `<button name="b" attrs="{'invisible': ['|', ('x_state', '!=', 'proposed'), ('x_needs_manager', '=', False)]}"/>`,
    ],
    [
      `<page invisible="parent_id and not is_company">`,
      `<page attrs="{'invisible': ['&amp;', ('parent_id', '!=', False), ('is_company', '=', False)]}">`,
    ],
    [`<page invisible="x not in ('a', 'b')">`, `<page attrs="{'invisible': [('x', 'not in', ('a', 'b'))]}">`],
    [`<field name="a" invisible="1"/>`, `<field name="a" invisible="1"/>`],
  ])("%s", (written, read) => {
    expect(inDialect(written, 16)).toBe(read);
  });

  it("that cannot be said stops the build", () => {
    expect(() => inDialect(`<field name="a" invisible="len(x) > 2"/>`, 16)).toThrow("len(x)");
  });
});

describe("French", () => {
  it("is complete: a word without it stops the build, and so does one that nothing says", () => {
    const menus = (sources["views/menus.xml"] ?? "").replace('name="History"', 'name="Past"');
    expect(() => appFiles({ ...sources, "views/menus.xml": menus }, 19, "1.0.0")).toThrow("no French for “Past” (views/menus.xml)");
    expect(() => appFiles({ ...sources, "fr.yaml": `${sources["fr.yaml"]}\nNever said: Jamais dit\n` }, 19, "1.0.0")).toThrow("Never said");
  });

  it("goes into a .po file from 17 on, and into the words themselves for 16, which loads none", () => {
    const po = appFiles(sources, 17, "1.0.0")["relance/i18n/fr.po"] ?? "";
    expect(po).toContain('#: model:ir.ui.menu,name:relance.menu_history\nmsgid "History"\nmsgstr "Historique"\n');
    expect(po).toContain("#: model:ir.model.fields,field_description:relance.field_res_partner__x_relance_overdue\n");
    const old = appFiles(sources, 16, "1.0.0");
    expect(old["relance/i18n/fr.po"]).toBeUndefined();
    expect(old["relance/views/menus.xml"]).toContain('name="Historique"');
  });

  it("has its spaces", () => {
    const po = appFiles(sources, 19, "1.0.0")["relance/i18n/fr.po"] ?? "";
    const french = [...po.matchAll(/^msgstr "(.*)"$/gm)].map(([, text]) => text ?? "");
    expect(french.filter((text) => / [:;?!»]|« |[a-zé]'[a-zé]/.test(text))).toEqual([]);
  });
});
