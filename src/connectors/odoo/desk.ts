import type { Desk } from "../port.ts";
import type { OdooClient } from "./client/client.ts";
import { showProposals } from "./desk-proposals.ts";
import { showStandings } from "./desk-standings.ts";

/** Proposals in the app's list, standings on the customer's form. */
export function odooDesk(connect: (signal?: AbortSignal) => Promise<OdooClient>): Desk {
  return {
    async show(board, signal) {
      const client = await connect(signal);
      return { proposals: await showProposals(client, board, signal), standings: await showStandings(client, board, signal) };
    },
  };
}
