import type { Fact } from "../../../ledger/facts.ts";
import type { SetAside } from "../../port.ts";
import type { Session } from "../session.ts";
import type { Told } from "../told.ts";
import type { Debtors } from "./debtors.ts";
import type { Netting } from "./netting.ts";

/** What the steps of a pull share. */
export interface Reading {
  readonly session: Session;
  readonly told: Told;
  readonly debtors: Debtors;
  readonly netting: Netting;
  readonly historyFrom: string;
  /** Lines that this pull has set aside; they are not read a second time. */
  readonly aside: Set<string>;
}

/** Facts that are new, and rows that were not understood. */
export interface Step {
  readonly facts: readonly Fact[];
  readonly setAside?: readonly SetAside[];
}
