import { describe, expect, it } from "vitest";
import { anyOdooForTests } from "./host.ts";

const odoo = await anyOdooForTests();

describe("the keys", () => {
  it("open an Odoo that has the external API of version 19 or later", async () => {
    const answer = await fetch(`${odoo.url}/web/version`);
    const { version_info: version } = (await answer.json()) as { version_info: [number] };
    expect(version[0]).toBeGreaterThanOrEqual(19);
  });

  it.each([
    ["adminKey", true],
    ["botKey", false],
  ] as const)("of %s: administrator: %s", async (key, expected) => {
    expect(
      await odoo.call<boolean>(
        "res.users",
        "has_group",
        { ids: await self(odoo[key]), group_ext_id: "base.group_system" },
        { key: odoo[key] },
      ),
    ).toBe(expected);
  });
});

async function self(key: string): Promise<number[]> {
  const { uid } = await odoo.call<{ uid: number }>("res.users", "context_get", {}, { key });
  return [uid];
}
