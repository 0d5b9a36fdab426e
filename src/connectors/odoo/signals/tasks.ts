import { z } from "zod";
import type { Signal } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { readRows } from "../read.ts";
import { DayText, Relation, Text } from "../values.ts";
import { debtorsOf, plainLine, signalOf, sourceOf } from "./said.ts";

const Row = z.object({ id: z.int(), res_id: z.int(), date_done: DayText, feedback: Text.optional(), user_id: Relation });

const Names = z.record(z.string(), z.union([z.string(), z.literal(false)]));

/**
 * Our activities that somebody marked as done, with what they wrote. Odoo 19 archives all of them, 17 and 18 those of types
 * that say so, as ours do; 16 deletes them.
 */
export async function readDone(reading: Reading, since: string | undefined, signal?: AbortSignal): Promise<readonly Signal[]> {
  const { client, companyIds, users } = reading.session;
  const fields = await client.fields("mail.activity", Object.keys(Row.shape), signal);
  if (!fields.includes("date_done")) return [];
  const domain = [
    ["active", "=", false],
    ["res_model", "=", "res.partner"],
    ["date_done", ">=", (since ?? "1970-01-01").slice(0, 10)],
  ];
  const rows = await readRows(client, { model: "mail.activity", domain, fields, companies: companyIds }, signal);
  const done = rows.flatMap((row) => Row.safeParse(row).data ?? []);
  if (done.length === 0) return [];
  const names = Names.parse(await client.call("mail.activity", "get_external_id", { ids: done.map(({ id }) => id) }, signal));
  return done.flatMap(({ id, res_id, date_done, feedback, user_id }) => {
    const effect = /^__relance__\.([0-9a-f]{32})$/.exec(names[String(id)] || "")?.[1];
    if (effect === undefined || date_done === undefined) return [];
    const said = { on: date_done, what: "done" as const, effect, note: plainLine(feedback ?? ""), by: users.get(user_id ?? 0) };
    // An activity is on the customer, not on one of their companies; only one of these dossiers knows the effect.
    return debtorsOf(reading, res_id).map(({ id: debtor, company }) =>
      signalOf({ id: `done-${effect}-${company}`, debtor, ...said, source: sourceOf(reading, "res.partner", res_id) }),
    );
  });
}
