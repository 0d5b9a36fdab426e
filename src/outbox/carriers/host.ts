import type { Connector } from "../../connectors/port.ts";
import type { Carrier } from "./port.ts";

/** The host as a carrier. It is asked after every doubt, so it may have many effects in hand. */
export function hostCarrier(connector: Connector): Carrier {
  return {
    name: connector.host,
    carries: connector.carries,
    batch: 100,
    deliver: (effects, signal) => connector.push(effects, signal),
    find: (effects, signal) => connector.find(effects, signal),
    close: async () => {},
  };
}
