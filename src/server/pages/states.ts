import type { OutboxState } from "../../ledger/store/schema.ts";
import type { Voice } from "./voice.ts";

/** Where an effect stands, for people. */
export function outboxStateName(state: OutboxState, { t }: Voice): string {
  switch (state) {
    case "waiting":
      return t("à approuver", "to approve");
    case "approved":
      return t("approuvé", "approved");
    case "claimed":
    case "handing_over":
      return t("en cours d’envoi", "being sent");
    case "sent":
      return t("envoyé", "sent");
    case "uncertain":
      return t("envoi incertain", "uncertain");
    case "refused":
      return t("refusé", "refused");
    case "cancelled":
      return t("annulé", "cancelled");
    case "parked":
      return t("à débloquer", "parked");
  }
}
