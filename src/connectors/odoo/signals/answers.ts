import { z } from "zod";
import { digest } from "../../../ledger/digest.ts";
import type { Edit, Fact } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { readRows } from "../read.ts";
import { DayText, Relation, Text } from "../values.ts";
import { hasApp, signalOf, sourceOf, today } from "./said.ts";

const Row = z.object({
  id: z.int(),
  x_key: z.string(),
  x_partner_id: Relation,
  x_company_id: Relation,
  x_state: Text,
  x_subject: z.union([z.string(), z.literal(false)]),
  x_body: z.union([z.string(), z.literal(false)]),
  x_digest: Text,
  x_answered_by: Relation,
  x_answered_on: DayText,
  x_refusal: Text,
});
type Row = z.infer<typeof Row>;

/** Proposals that somebody approved or refused at the desk, and answers that were taken back. */
export async function readAnswers(reading: Reading, since: string | undefined, signal?: AbortSignal): Promise<readonly Fact[]> {
  if (!(await hasApp(reading, signal))) return [];
  const { client, companyIds, users } = reading.session;
  const domain = [
    ["x_company_id", "in", companyIds],
    since === undefined ? ["x_state", "in", ["approved", "refused"]] : ["write_date", ">=", since],
  ];
  const question = { model: "x_relance_action", domain, fields: Object.keys(Row.shape), companies: companyIds };
  const rows = (await readRows(client, question, signal)).flatMap((row) => Row.safeParse(row).data ?? []);
  return rows.flatMap((row): readonly Fact[] => {
    const { id, x_key: key, x_state: state, x_partner_id, x_company_id, x_answered_by: by } = row;
    const source = sourceOf(reading, "x_relance_action", id);
    if (state === "proposed") return [{ kind: "gone", of: "signal", id: `answer-${key}`, source }];
    if ((state !== "approved" && state !== "refused") || x_partner_id === undefined || by === undefined) return [];
    return [
      signalOf({
        id: `answer-${key}`,
        debtor: `${x_partner_id}/${x_company_id}`,
        on: row.x_answered_on ?? today(reading),
        what: state,
        effect: key,
        note: state === "refused" ? row.x_refusal : undefined,
        by: users.get(by),
        edited: state === "approved" ? editOf(row) : undefined,
        source,
      }),
    ];
  });
}

/** The words, when they are no longer those that were proposed: the second part of the digest is theirs. */
function editOf({ x_subject, x_body, x_digest }: Row): Edit | undefined {
  const subject = x_subject || "";
  const words = x_body || "";
  const ours = x_digest?.split(" ")[1];
  return ours === undefined || digest(subject, words) === ours ? undefined : { subject, words };
}
