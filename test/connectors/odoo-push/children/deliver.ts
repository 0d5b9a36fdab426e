import { connectOdoo } from "../../../../src/connectors/odoo/client/client.ts";
import { odooWriting } from "../../../../src/connectors/odoo/push.ts";
import type { ProposalState } from "../../../../src/ledger/board.ts";
import { ConnectorError } from "../../../../src/connectors/port.ts";
import { day } from "../../../../src/ledger/day.ts";
import { openStore } from "../../../../src/ledger/store/open.ts";
import { hostCarrier } from "../../../../src/outbox/carriers/host.ts";
import { deliver } from "../../../../src/outbox/deliver.ts";
import { listOutbox } from "../../../../src/outbox/rows.ts";

/**
 * The writing half of one `relance run`, in a process of its own so that it can be killed: delivers what is approved, then
 * shows the outbox. `hours` from now: what had to wait is due again.
 */
const [folder = "", url = "", database = "", key = "", today = "", hours = "0"] = process.argv.slice(2);
const store = await openStore({ workspace: "killed", folder });
const client = connectOdoo({ url, database, key });
const writing = odooWriting({ connect: () => client });
const carrier = { ...hostCarrier({ ...writing, host: "odoo", check: async () => [], pull: nothing }), batch: 10 };
const { remaining } = await deliver(store, {
  carriers: [carrier],
  recheck: async () => new Map(),
  today: day(today),
  now: () => new Date(Date.now() + Number(hours) * 3_600_000),
});
const entries = await listOutbox(store, { kinds: ["email", "task"] });
const shown = await writing.desk
  .show({
    today: day(today),
    standings: [],
    proposals: entries.map(({ effect, state }) => ({
      effect,
      state: (state === "sent" ? "sent" : "approved") satisfies ProposalState,
      numbers: effect.numbers ?? [],
      needsManager: false,
    })),
  })
  .catch((error: unknown) => {
    if (!(error instanceof ConnectorError)) throw error;
  });
await store.close();
process.send?.({ ended: remaining === 0 && shown !== undefined });
process.disconnect?.();

async function* nothing() {}
