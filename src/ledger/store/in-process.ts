import { PGlite } from "@electric-sql/pglite";
import { type DurableLite, openDurable } from "./durable.ts";
import type { Lite } from "./lite.ts";

/** PGlite in the thread that calls: nobody else is served while it works. @throws those of `openDurable` */
export async function openInProcess(folder: string): Promise<Lite> {
  return liteOn(await openDurable(folder));
}

/** A database that is gone when closed. `copyOf` is what another one dumped. */
export async function openVolatile(copyOf?: Blob): Promise<Lite & { dump(): Promise<Blob> }> {
  const lite = await PGlite.create(copyOf && { loadDataDir: copyOf });
  return { ...liteOn({ lite, syncCount: () => 0 }), dump: () => lite.dumpDataDir("none") };
}

function liteOn({ lite, syncCount }: DurableLite): Lite {
  return {
    // What it is given is a view of memory that is used again.
    ask: (messages, hear) => lite.execProtocolRawStream(messages, { onRawData: (bytes) => hear(bytes.slice()) }),
    syncCount,
    close: () => lite.close(),
  };
}
