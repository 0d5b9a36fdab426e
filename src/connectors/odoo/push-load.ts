import { z } from "zod";
import type { Effect, Receipt } from "../../ledger/effect.ts";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";
import { findEffects } from "./find.ts";
import { receipt, refusal } from "./push-receipt.ts";

/** Rows of a model as Odoo's import takes them: the first column is the external id, which no two records can have. */
export interface Load<E extends Effect> {
  readonly model: string;
  readonly columns: readonly string[];
  row(effect: E): readonly (string | number)[];
  readonly context?: Readonly<Record<string, unknown>>;
}

const LoadAnswer = z.object({
  ids: z.union([z.array(z.int()), z.literal(false)]),
  messages: z.array(z.object({ type: z.string(), message: z.string(), record: z.int().optional() })),
});

/**
 * Writes effects as records, those that are not there yet, in one call. A row that Odoo does not take stops the whole load, so
 * it is set aside and the others are loaded again. A row may also be refused because another request has just written it: what
 * is there is asked before it is called refused.
 */
export async function* loadOnce<E extends Effect>(
  client: OdooClient,
  effects: readonly E[],
  { model, columns, row, context = {} }: Load<E>,
  signal?: AbortSignal,
): AsyncGenerator<Receipt> {
  let left = effects;
  let wrong: ReadonlyMap<Effect, string> = new Map();
  while (left.length > 0) {
    const there = await findEffects(client, left, signal);
    yield* there;
    const found = new Set(there.map(({ key }) => key));
    const absent = left.filter(({ key }) => !found.has(key));
    for (const effect of absent) {
      const why = wrong.get(effect);
      if (why !== undefined) yield refusal(effect, why);
    }
    left = absent.filter((effect) => !wrong.has(effect));
    if (left.length === 0) return;
    const answer = LoadAnswer.parse(await client.call(model, "load", { fields: columns, data: left.map(row), context }, signal));
    const { ids } = answer;
    if (ids) {
      yield* left.map((effect, index) => receipt(effect, "written", `${model} ${ids[index]}`));
      return;
    }
    wrong = wrongRows(left, answer);
    if (wrong.size === 0) {
      const why = answer.messages[0]?.message ?? "";
      throw new ConnectorError("odoo", "bug", "odoo.failed", { model, method: "load", why });
    }
  }
}

function wrongRows(effects: readonly Effect[], { messages }: z.infer<typeof LoadAnswer>): ReadonlyMap<Effect, string> {
  const wrong = new Map<Effect, string>();
  for (const { record, message } of messages) {
    const effect = effects[record ?? -1];
    if (effect) wrong.set(effect, message);
  }
  return wrong;
}
