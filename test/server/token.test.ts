import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isToken, keepToken, serviceToken } from "../../src/server/token.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "relance-token-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("the service's token", () => {
  it("is made at the first start, and shown that once", async () => {
    const first = await serviceToken(folder, {});
    expect(first.fresh).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(isToken(first.fresh ?? "", first.hash)).toBe(true);
    await keepToken(folder, first.hash);
    const second = await serviceToken(folder, {});
    expect(second.fresh).toBeUndefined();
    expect(second.hash).toBe(first.hash);
    expect(second.sessionKey).not.toBe(first.sessionKey);
  });

  it("is not on the disk, and its digest is for the owner alone", async () => {
    const { fresh = "", hash } = await serviceToken(folder, {});
    await keepToken(folder, hash);
    const file = join(folder, ".relance", "token");
    expect(await readFile(file, "utf8")).toBe(`${hash}\n`);
    expect(await readFile(file, "utf8")).not.toContain(fresh);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("comes from RELANCE_TOKEN when it is set, for several processes: same digest, same sessions, nothing written", async () => {
    const env = { RELANCE_TOKEN: "one-token-for-the-three-machines-we-have" };
    const [a, b] = [await serviceToken(folder, env), await serviceToken(folder, env)];
    expect(a).toEqual(b);
    expect(a.fresh).toBeUndefined();
    expect(a.sessionKey).not.toBe(a.hash);
    await expect(stat(join(folder, ".relance"))).rejects.toThrow();
  });

  it("is made when RELANCE_TOKEN is empty, and refused when it is short", async () => {
    expect((await serviceToken(folder, { RELANCE_TOKEN: "" })).fresh).toBeDefined();
    await expect(serviceToken(folder, { RELANCE_TOKEN: "secret" })).rejects.toMatchObject({
      code: "server.token_short",
      params: { length: 6, least: 32 },
    });
  });

  it("is not taken from a damaged file", async () => {
    await keepToken(folder, "");
    await expect(serviceToken(folder, {})).rejects.toMatchObject({ code: "server.token_damaged" });
  });
});
