import { day } from "../../../src/ledger/day.ts";
import { openStore } from "../../../src/ledger/store/open.ts";
import { smtpCarrier } from "../../../src/outbox/carriers/smtp.ts";
import { deliver } from "../../../src/outbox/deliver.ts";

/** One `relance run` without the plan: a process of its own that delivers what is approved, so that it can be killed. */
const [folder = "", url = "", today = ""] = process.argv.slice(2);
const store = await openStore({ workspace: "crash", folder });
process.send?.("open");
const carrier = smtpCarrier({ url, connections: 2 });
const { outcomes, remaining } = await deliver(store, { carriers: [carrier], recheck: async () => new Map(), today: day(today) });
await carrier.close();
await store.close();
process.send?.({ outcomes: outcomes.length, remaining });
process.disconnect?.();
