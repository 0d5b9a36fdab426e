import type { NoteEffect, Receipt } from "../../ledger/effect.ts";
import type { OdooClient } from "./client/client.ts";
import { externalId, messageIdOf } from "./find.ts";
import { markdownHtml } from "./notes-html.ts";
import { partnerOf } from "./push-ids.ts";
import { loadOnce } from "./push-load.ts";

/** Internal notes in the customers' threads: nobody is mailed. @throws ConnectorError */
export function pushNotes(client: OdooClient, notes: readonly NoteEffect[], signal?: AbortSignal): AsyncGenerator<Receipt> {
  const load = {
    model: "mail.message",
    columns: ["id", "model", "res_id", "body", "message_type", "subtype_id/id", "message_id"],
    row: (note: NoteEffect) => [
      externalId(`note_${note.key}`),
      "res.partner",
      String(partnerOf(note.debtor)),
      markdownHtml(note.body),
      "comment",
      "mail.mt_note",
      messageIdOf(note),
    ],
  };
  return loadOnce(client, notes, load, signal);
}
