import type { EffectKind, Receipt } from "../../ledger/effect.ts";
import type { Carrier } from "./port.ts";

/**
 * Who takes what: the host where it can, then the mail server, tasks as a list by mail, then files. `files` carries every kind, so nothing is
 * ever without a carrier. This is the only place that chooses.
 */
export function carriersInOrder(of: {
  readonly host?: Carrier;
  readonly smtp?: Carrier;
  readonly worklist?: Carrier;
  readonly files: Carrier;
}): readonly Carrier[] {
  return [of.host, of.smtp, of.worklist, of.files].filter((carrier) => carrier !== undefined);
}

/** The first carrier that takes this kind. */
export function carrierFor(kind: EffectKind, carriers: readonly Carrier[]): Carrier | undefined {
  return carriers.find((carrier) => carrier.carries.has(kind));
}

/** The carrier an effect was handed to, when it is still configured. */
export function carrierNamed(name: Receipt["host"], carriers: readonly Carrier[]): Carrier | undefined {
  return carriers.find((carrier) => carrier.name === name);
}
