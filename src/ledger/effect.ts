import type { Day } from "./day.ts";
import type { Currency, Minor } from "./money.ts";
import type { HostName } from "./facts.ts";

/** What will be written outside, once. Its key makes a second writing a no-op. */
export type Effect = EmailEffect | TaskEffect | NoteEffect | LetterEffect;
export type EffectKind = Effect["kind"];

interface EffectBase {
  /** `effectKey`: the same action has the same key on every run and machine. */
  readonly key: string;
  readonly debtor: string;
  readonly debtorName: string;
  readonly debtorReference: string;
  readonly company: string;
  readonly currency: Currency;
  readonly segment: string;
  readonly step: string;
  readonly cycle: string;
  /** Open item ids the effect speaks of, sorted. */
  readonly items: readonly string[];
  /** Their numbers, as people know them. */
  readonly numbers?: readonly string[];
  /** Total of what it asks for. */
  readonly amount: Minor;
  readonly actOn: Day;
  /** Whether a person has to agree, whatever the mode of the workspace. */
  readonly approval: "never" | "always";
  /** One sentence in the team's language: why this, why now. */
  readonly because: string;
  readonly ruleVersion: string;
}

export interface EmailEffect extends EffectBase {
  readonly kind: "email";
  readonly language: "fr" | "en";
  /** Contact ids and addresses, in the order they are written to. */
  readonly to: readonly { readonly contact: string; readonly email: string; readonly name?: string }[];
  readonly from: string;
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The part a person may rewrite, in plain text: it stands in `text`, and in `html` between `<!--words-->` and `<!--/words-->`. */
  readonly words?: string;
  /** `<key@domain>`: what makes it recognisable in a mailbox. */
  readonly messageId: string;
}

export interface TaskEffect extends EffectBase {
  readonly kind: "task";
  readonly activity: "call" | "match_payment" | "answer" | "letter" | "check_item" | "find_address" | "handover" | "other";
  readonly title: string;
  /** Plain text. */
  readonly body: string;
  readonly assignee?: string;
}

export interface NoteEffect extends EffectBase {
  readonly kind: "note";
  /** Markdown, a few lines. */
  readonly body: string;
}

export interface LetterEffect extends EffectBase {
  readonly kind: "letter";
  readonly language: "fr" | "en";
  readonly registered: boolean;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What the carrier answered. */
export interface Receipt {
  readonly key: string;
  readonly status: "written" | "already_there" | "refused" | "unknown";
  readonly host: HostName | "smtp" | "files";
  /** Its id there: a Message-Id, a record, a file name. */
  readonly reference?: string;
  /** Why it was refused, in the carrier's words. */
  readonly why?: string;
  /** True when trying again later can succeed (the carrier was busy, a mailbox full). */
  readonly retry?: boolean;
}

/** A contact made or prepared, as the journal keeps it: what a dossier knows of the past. */
export interface Action {
  readonly key: string;
  readonly debtor: string;
  readonly currency: Currency;
  readonly kind: EffectKind;
  readonly segment: string;
  readonly step: string;
  readonly cycle: string;
  readonly items: readonly string[];
  /** Numbers of the invoices it spoke of, as people know them: the only name that outlives an open item. */
  readonly numbers?: readonly string[];
  readonly amount: Minor;
  /** Day it was done, else left, else was proposed. */
  readonly on: Day;
  /** `done`: the person it was given to did it. `failed`: it left and did not arrive. */
  readonly state: "waiting" | "approved" | "uncertain" | "sent" | "done" | "failed" | "refused";
}
