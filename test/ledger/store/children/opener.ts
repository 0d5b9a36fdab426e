import { parentPort } from "node:worker_threads";
import { StoreError } from "../../../../src/ledger/store/error.ts";
import { openStore } from "../../../../src/ledger/store/open.ts";

/** Opens the embedded store of a folder, as a process or as a thread; says how that went, and closes it when told. */
const folder = process.argv[2] ?? "";
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
const say = (what: unknown) => (parentPort ? parentPort.postMessage(what) : process.send?.(what));
try {
  const store = await openStore({ workspace: "child", folder });
  (parentPort ?? process).once("message", () => void store.close().then(() => process.disconnect?.()));
  say({ opened: true });
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  say({ code: error.code, params: error.params });
  process.disconnect?.();
}
