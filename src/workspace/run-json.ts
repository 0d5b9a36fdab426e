import { z } from "zod";
import { PullJson, pullJson } from "./json.ts";
import type { RunReport } from "./run.ts";

const message = z.strictObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** What `relance run --json` answers. */
export const RunJson = z.strictObject({
  workspace: z.string(),
  today: z.string(),
  pull: PullJson,
  proposals: z.strictObject({ added: z.int(), revived: z.int(), refreshed: z.int(), kept: z.int(), superseded: z.int() }),
  answers: z.strictObject({ approved: z.int(), refused: z.int() }).describe("What people had answered in the host."),
  shown: z.strictObject({ proposals: z.int(), standings: z.int() }).optional().describe("Records written to the host's desk."),
  refused: z.array(message).describe("Why nothing, or not everything, left: brake, caps, an unproved book, a carrier out of order."),
  outcomes: z.array(z.strictObject({ key: z.string(), kind: z.string(), debtor: z.string(), state: z.string(), why: message.optional() })),
  remaining: z.int(),
  later: z.strictObject({ effects: z.int(), on: z.string() }).optional().describe("Approved for a later day: nothing leaves on a day off."),
});

export function runJson(workspace: string, report: RunReport): z.infer<typeof RunJson> {
  const { enqueued, delivery } = report;
  const plain = ({ code, params }: { readonly code: string; readonly params: Readonly<Record<string, string | number>> }) => ({
    code,
    params: { ...params },
  });
  return {
    workspace,
    today: report.today,
    pull: pullJson(workspace, report.today, report.pull),
    proposals: {
      added: enqueued.added.length,
      revived: enqueued.revived.length,
      refreshed: enqueued.refreshed.length,
      kept: enqueued.kept.length,
      superseded: enqueued.superseded.length,
    },
    answers: { approved: report.answers.approved.length, refused: report.answers.refused.length },
    ...(report.shown && { shown: { ...report.shown } }),
    refused: report.refused.map(plain),
    outcomes: (delivery?.outcomes ?? []).map(({ key, kind, debtor, state, why }) => ({
      key,
      kind,
      debtor,
      state,
      ...(why && { why: plain(why) }),
    })),
    remaining: delivery?.remaining ?? 0,
    ...(report.later && { later: { ...report.later } }),
  };
}
