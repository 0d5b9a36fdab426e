import { afterAll } from "vitest";
import { openStore } from "../../src/ledger/store/open.ts";
import type { Store } from "../../src/ledger/store/store.ts";

let shared: Promise<Store> | undefined;
let count = 0;

/** An empty store in memory: a workspace of its own in the one database of the test file. */
export async function memoryStore(): Promise<Store> {
  shared ??= open();
  return { ...(await shared), workspace: `test-${count++}` };
}

async function open(): Promise<Store> {
  const store = await openStore({ workspace: "test", memory: true });
  afterAll(() => store.close());
  return store;
}
