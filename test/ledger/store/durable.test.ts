import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as nodefsModule from "@electric-sql/pglite/nodefs";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { assertPgliteVersion, openDurable } from "../../../src/ledger/store/durable.ts";

/** What another version of PGlite might do with the place where the disk is synced. */
const moved = vi.hoisted(() => ({ to: undefined as { readonly nodefs: unknown } | undefined }));

vi.mock("@electric-sql/pglite/nodefs", async (load) => {
  const { NodeFS } = await load<typeof nodefsModule>();
  return {
    NodeFS: function (folder: string) {
      const fs = new NodeFS(folder);
      const init = fs.init.bind(fs);
      fs.init = async (lite, options) => {
        const { emscriptenOpts } = await init(lite, options);
        const move = (module: object) => Object.assign(module, moved.to && { NODEFS: moved.to.nodefs });
        return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), move] } };
      };
      return fs;
    },
  };
});

const root = mkdtempSync(join(tmpdir(), "relance-durable-"));
beforeAll(async () => {
  const { lite } = await openDurable(join(root, "as it is"));
  await lite.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("a PGlite that does not write through to the disk is not opened", () => {
  it.each([
    ["the hook is nowhere", undefined],
    ["the hook has another shape", {}],
    ["the hook is there and is not called", { stream_ops: {} }],
  ])("when %s", async (what, nodefs) => {
    cpSync(join(root, "as it is"), join(root, what), { recursive: true });
    moved.to = { nodefs };
    await expect(openDurable(join(root, what))).rejects.toMatchObject({ code: "store.no_fsync" });
  });

  it.each(["0.5.17", "0.6.0", "0.5.15"])("when its version is %s", (found) => {
    expect(() => assertPgliteVersion(found)).toThrow(
      expect.objectContaining({ code: "store.pglite_version", params: { found, tested: "0.5.16" } }),
    );
  });
});
