import type { Receipt, TaskEffect } from "../../ledger/effect.ts";
import { assignees } from "./activities-assignee.ts";
import type { OdooClient } from "./client/client.ts";
import { externalId } from "./find.ts";
import { textHtml } from "./notes-html.ts";
import { partnerOf } from "./push-ids.ts";
import { loadOnce } from "./push-load.ts";

/**
 * Tasks as activities on the customer, of the app's types, in the list of whoever they are assigned to. Nobody gets an e-mail
 * about each: a run may hand out hundreds. @throws ConnectorError
 */
export async function* pushActivities(client: OdooClient, tasks: readonly TaskEffect[], signal?: AbortSignal): AsyncGenerator<Receipt> {
  const userOf = await assignees(client, tasks, signal);
  const load = {
    model: "mail.activity",
    columns: ["id", "res_model_id/id", "res_id", "activity_type_id/id", "summary", "note", "date_deadline", "user_id/.id"],
    context: { mail_activity_quick_update: true },
    row(task: TaskEffect) {
      const { user, missing } = userOf(task);
      return [
        externalId(task.key),
        "base.model_res_partner",
        String(partnerOf(task.debtor)),
        `relance.activity_${task.activity}`,
        task.title,
        textHtml(missing === undefined ? task.body : `→ ${missing}\n\n${task.body}`),
        task.actOn,
        String(user),
      ];
    },
  };
  yield* loadOnce(client, tasks, load, signal);
}
