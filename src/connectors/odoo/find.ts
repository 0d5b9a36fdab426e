import { z } from "zod";
import type { Effect, Receipt, TaskEffect } from "../../ledger/effect.ts";
import type { OdooClient } from "./client/client.ts";
import { partnerOf } from "./push-ids.ts";
import { receipt } from "./push-receipt.ts";

/** Namespace of the external ids of what we write: `__relance__.<key>` is the activity of a task. Odoo lets each exist once. */
const namespace = "__relance__";

export function externalId(name: string): string {
  return `${namespace}.${name}`;
}

/** Under which Message-Id an effect stands in a customer's thread. That of a note or a letter never leaves the house. */
export function messageIdOf(effect: Exclude<Effect, TaskEffect>): string {
  return effect.kind === "email" ? effect.messageId : `<${effect.key}@relance.invalid>`;
}

/** Which of these effects are in Odoo. Two or three calls, however many they are. @throws ConnectorError */
export async function findEffects(client: OdooClient, effects: readonly Effect[], signal?: AbortSignal): Promise<readonly Receipt[]> {
  const tasks = effects.filter((effect) => effect.kind === "task");
  const messages = effects.filter((effect) => effect.kind !== "task");
  return [...(await findMessages(client, messages, signal)), ...(await findActivities(client, tasks, signal))];
}

const Messages = z.array(z.object({ id: z.int(), message_id: z.string() }));

async function findMessages(
  client: OdooClient,
  effects: readonly Exclude<Effect, TaskEffect>[],
  signal?: AbortSignal,
): Promise<readonly Receipt[]> {
  if (effects.length === 0) return [];
  const domain = [["message_id", "in", effects.map(messageIdOf)]];
  const args = { domain, fields: ["message_id"], load: "" };
  const found = Messages.parse(await client.call("mail.message", "search_read", args, signal));
  const ids = new Map(found.map((message) => [message.message_id, message.id]));
  return effects.flatMap((effect) => {
    const id = ids.get(messageIdOf(effect));
    return id === undefined ? [] : [receipt(effect, "already_there", `mail.message ${id}`)];
  });
}

const Ids = z.array(z.int());
const ExternalIds = z.record(z.string(), z.string());

/** Done ones too: Odoo archives them. External ids cannot be searched, only asked of the activities of those customers. */
async function findActivities(client: OdooClient, tasks: readonly TaskEffect[], signal?: AbortSignal): Promise<readonly Receipt[]> {
  if (tasks.length === 0) return [];
  const partners = [...new Set(tasks.map((task) => partnerOf(task.debtor)))];
  const domain = [
    ["res_model", "=", "res.partner"],
    ["res_id", "in", partners],
  ];
  const ids = Ids.parse(await client.call("mail.activity", "search", { domain, context: { active_test: false } }, signal));
  if (ids.length === 0) return [];
  const names = ExternalIds.parse(await client.call("mail.activity", "get_external_id", { ids }, signal));
  const found = new Map(Object.entries(names).map(([id, name]) => [name, id]));
  return tasks.flatMap((task) => {
    const id = found.get(externalId(task.key));
    return id === undefined ? [] : [receipt(task, "already_there", `mail.activity ${id}`)];
  });
}
