import type { Day } from "../../ledger/day.ts";
import type { Message } from "../../ledger/message.ts";
import type { Minor } from "../../ledger/money.ts";
import type { SetAside } from "../port.ts";

/** A customer of the books, across accounts and years. */
export interface Customer {
  /** CompAuxNum, or what stands for it. */
  readonly key: string;
  /** As the latest line spells it. */
  name: string;
  readonly namedBy: NamedBy;
}

/**
 * By what a customer is told from others: its number (CompAuxNum), an account of its own, its name (CompAuxLib). With none of
 * these it is guessed from the label, or is nobody: what stands on an account of everybody's.
 */
export type NamedBy = "number" | "account" | "name" | "label" | "nothing";

/** One customer in one account: lettering codes and opening balances mean something inside it only. */
export interface Scope {
  readonly account: string;
  readonly customer: Customer;
}

/** A journal of one file, classified by what it holds rather than by its code, which every company chooses. */
export interface Journal {
  readonly code: string;
  name: string;
  lines: number;
  moneyLines: number;
  revenueLines: number;
  resultLines: number;
  capitalLines: number;
  /** Entries with a line of a customer, and those of them that book revenue. */
  customerEntries: number;
  salesEntries: number;
  firstOn: Day | undefined;
  lastOn: Day | undefined;
  lastMoneyOn: Day | undefined;
  /** How its documents are numbered, as far as a sample tells. */
  readonly numbering: Numbering;
}

/** A sample of how a journal numbers its documents. */
export interface Numbering {
  /** Its first documents. */
  readonly documents: Numbered[];
  /** The last one that was counted. */
  last: string;
  readonly seen: Seen;
}

/** What of a line may bear the number of its document. */
export interface Numbered {
  readonly document: string;
  readonly entry: string;
  readonly label: string;
}

/** What was seen of a sample so far. */
export interface Seen {
  documents: number;
  /** Those with an entry number of the form `FAC/2026/00042`. */
  datedEntries: number;
  /** Those whose entry number is digits alone. */
  countedEntries: number;
  /** Whether the values tell documents apart; once that is seen, little changes it. */
  readonly telling: Record<keyof Numbered, boolean>;
  readonly values: Readonly<Record<keyof Numbered, Set<string>>>;
}

/** One line of a receivable account, as a file has it. */
export interface Line extends Numbered {
  readonly scope: Scope;
  /** Debit positive, never 0. */
  readonly amount: Minor;
  readonly on: Day;
  /** The document's own date when it comes first, as in detailed openings. */
  readonly documentOn: Day;
  /** PieceRef, "" when the file has none or a placeholder such as `-`. */
  readonly document: string;
  /** EcritureNum; changes when a draft entry is validated. */
  readonly entry: string;
  readonly label: string;
  /** Lettering code, "" without. */
  readonly letter: string;
  readonly letteredOn: Day | undefined;
  /** From a column of the file. */
  readonly dueOn: Day | undefined;
  readonly journal: Journal;
  /** Bits of `touches` for the whole entry; known once its last line is read. */
  touched: number;
  readonly file: string;
  readonly place: number;
}

/** One line of a suspense account that is not lettered: money that waits, or the entry that takes it away. */
export interface SuspenseLine extends Pick<Line, "amount" | "on" | "document" | "label" | "journal" | "touched" | "file" | "place"> {
  readonly account: string;
  /** CompAuxNum and CompAuxLib, "" without. */
  readonly customer: string;
  readonly customerName: string;
}

/** What one file says as a whole. */
export interface FileBook {
  readonly file: string;
  /** Closing day in its name: `…FEC20261231`. */
  readonly named: Day | undefined;
  /** First and last day of its movements; undefined for a file without any. */
  readonly from: Day | undefined;
  readonly to: Day | undefined;
  /** Debit less credit of each customer in each account: what the open items must come to. */
  readonly balances: ReadonlyMap<Scope, Minor>;
  readonly journals: readonly Journal[];
  /** Records read, the broken ones included, the header not. */
  readonly records: number;
  /** Lines of receivable accounts that were read and move money. */
  readonly kept: number;
  readonly setAside: readonly SetAside[];
  /** What was read although it is not as the law has it. */
  readonly remarks: readonly Message[];
  /** Debit less credit of the accounts that are left out. */
  readonly retained: Minor;
  /** They are in no total. */
  readonly suspense: readonly SuspenseLine[];
}

/** What one file says of some customers: their lines, and their part of the balances. */
export interface Book extends FileBook {
  readonly lines: readonly Line[];
}
