import type { Receipt } from "../ledger/effect.ts";
import type { Message } from "../ledger/message.ts";
import type { Outcome } from "./run.ts";

const patience = 5; // troubles in a row

/** Which carriers are worth trying in this run: one that fails again and again is left alone until the next. */
export function carrierHealth() {
  const troubles = new Map<Receipt["host"], { inARow: number; words: string }>();
  return {
    note({ state, receipt, why }: Outcome): void {
      if (receipt && (state === "sent" || state === "parked")) troubles.delete(receipt.host);
      if (!why || (why.code !== "outbox.try_later" && why.code !== "outbox.cannot_ask")) return;
      const carrier = why.params["carrier"] as Receipt["host"];
      troubles.set(carrier, { inARow: (troubles.get(carrier)?.inARow ?? 0) + 1, words: String(why.params["words"]) });
    },
    isDown: (carrier: Receipt["host"]): boolean => (troubles.get(carrier)?.inARow ?? 0) >= patience,
    complaints: (): readonly Message[] =>
      [...troubles]
        .filter(([, { inARow }]) => inARow >= patience)
        .map(([carrier, { words }]) => ({ code: "outbox.carrier_down", params: { carrier, words } })),
  };
}
