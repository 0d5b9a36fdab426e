import type { Day } from "../../ledger/day.ts";
import type { Contact, Credit, Debtor, OpenItem, Payment, Signal } from "../../ledger/facts.ts";
import type { Profile } from "./profiles.ts";

/** An account while it is being made. */
export interface Draft {
  readonly profile: Profile;
  readonly today: Day;
  debtor: Debtor;
  contacts: Contact[];
  items: OpenItem[];
  credits: Credit[];
  payments: Payment[];
  signals: Signal[];
}
