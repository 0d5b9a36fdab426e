import { z } from "zod";
import type { Effect } from "../../ledger/effect.ts";
import type { OdooClient } from "./client/client.ts";
import { partnerOf } from "./push-ids.ts";

/** Who gets a task: a user, and the name that was asked for when no user has it. */
export interface Assignee {
  readonly user: number;
  readonly missing?: string;
}

const text = z.union([z.string(), z.literal(false)]);
const Users = z.array(z.object({ id: z.int(), name: text, login: text, email: text }));
const Partners = z.array(z.object({ id: z.int(), user_id: z.union([z.int(), z.literal(false)]) }));

/**
 * The user whom a task names by login, e-mail or name; else the customer's salesperson; else whose key it is. Two calls,
 * however many tasks. @throws ConnectorError
 */
export async function assignees(
  client: OdooClient,
  effects: readonly Effect[],
  signal?: AbortSignal,
): Promise<(effect: Effect) => Assignee> {
  const domain = [["share", "=", false]];
  const users = Users.parse(await client.call("res.users", "search_read", { domain, fields: ["name", "login", "email"] }, signal));
  const active = new Set(users.map(({ id }) => id));
  const byName = new Map(users.flatMap(({ id, ...names }) => Object.values(names).map((name) => [fold(name || ""), id])));
  for (const { id, login } of users) byName.set(fold(login || ""), id);
  const ids = [...new Set(effects.map((effect) => partnerOf(effect.debtor)))];
  const partners = Partners.parse(await client.call("res.partner", "read", { ids, fields: ["user_id"], load: "" }, signal));
  const salespeople = new Map(partners.map(({ id, user_id: user }) => [id, user]));
  const { uid } = await client.user(signal);

  return (effect) => {
    const wanted = effect.kind === "task" ? effect.assignee?.trim() : undefined;
    const named = wanted ? byName.get(fold(wanted)) : undefined;
    if (named !== undefined) return { user: named };
    const salesperson = salespeople.get(partnerOf(effect.debtor)) || uid;
    return { user: active.has(salesperson) ? salesperson : uid, ...(wanted && { missing: wanted }) };
  };
}

function fold(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}
