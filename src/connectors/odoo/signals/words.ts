import { z } from "zod";
import type { OdooClient } from "../client/client.ts";

const Answer = z.record(z.string(), z.object({ selection: z.array(z.tuple([z.string(), z.string()])).optional() }));

/** What people read for each reason of a dispute, in the language of the key's user. */
export async function disputeWords(client: OdooClient, model: string, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const args = { allfields: ["x_relance_dispute"], attributes: ["selection"] };
  const answer = Answer.parse(await client.call(model, "fields_get", args, signal));
  return new Map(answer.x_relance_dispute?.selection ?? []);
}
