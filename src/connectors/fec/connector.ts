import type { z } from "zod";
import { type Connector, ConnectorError } from "../port.ts";
import { FecOptions, type FecPlace } from "./options.ts";
import type { Settings } from "./snapshot.ts";
import { checkInThread, pullInThread } from "./thread.ts";

/** Receivables from FEC files and a customer file. Nothing is ever written to them, so it carries no effect. */
export function fecConnector(options: FecPlace & z.input<typeof FecOptions>): Connector {
  const { folder, company, ...section } = options;
  const settings: Settings = { ...FecOptions.parse(section), folder, company };
  return {
    host: "fec",
    carries: new Set(),
    check: (signal) => checkInThread(settings, signal),
    pull: (after, signal) => pullInThread(settings, after, signal),
    push() {
      throw new ConnectorError("fec", "bug", "fec.carries_nothing");
    },
    find: async () => [],
  };
}
