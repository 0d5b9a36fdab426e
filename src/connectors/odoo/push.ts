import type { Effect, EffectKind, Receipt } from "../../ledger/effect.ts";
import type { Connector } from "../port.ts";
import { pushActivities } from "./activities.ts";
import type { OdooClient } from "./client/client.ts";
import { odooDesk } from "./desk.ts";
import { findEffects } from "./find.ts";
import { type LetterPdf, pushLetters } from "./letters.ts";
import { pushMails } from "./mail.ts";
import { pushNotes } from "./notes.ts";
import { refusal } from "./push-receipt.ts";

export interface WritingOptions {
  readonly connect: (signal?: AbortSignal) => Promise<OdooClient>;
  /** Whether the PDFs that Odoo has made of the invoices go along with a reminder. */
  readonly attachInvoices?: boolean;
  /** Without it letters are not carried. */
  readonly letterPdf?: LetterPdf;
}

/** The writing half of the connector: e-mails, activities, notes and letters on the customer, and the desk. */
export function odooWriting({ connect, attachInvoices = false, letterPdf }: WritingOptions): Pick<
  Connector,
  "carries" | "push" | "find"
> & {
  readonly desk: NonNullable<Connector["desk"]>;
} {
  async function* push(effects: readonly Effect[], signal?: AbortSignal): AsyncGenerator<Receipt> {
    const client = await connect(signal);
    const of = <Kind extends EffectKind>(kind: Kind) =>
      effects.filter((effect): effect is Extract<Effect, { kind: Kind }> => effect.kind === kind);
    const [mails, tasks, notes, letters] = [of("email"), of("task"), of("note"), of("letter")];
    if (mails.length > 0) yield* pushMails(client, mails, { attachInvoices }, signal);
    if (tasks.length > 0) yield* pushActivities(client, tasks, signal);
    if (notes.length > 0) yield* pushNotes(client, notes, signal);
    if (letterPdf) yield* pushLetters(client, letters, letterPdf, signal);
    else for (const letter of letters) yield refusal(letter, "Odoo prints no letters.");
  }

  return {
    carries: new Set<EffectKind>(letterPdf ? ["email", "task", "note", "letter"] : ["email", "task", "note"]),
    push,
    async find(effects, signal) {
      return findEffects(await connect(signal), effects, signal);
    },
    desk: odooDesk(connect),
  };
}
