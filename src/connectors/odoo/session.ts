import { z } from "zod";
import type { Currency } from "../../ledger/money.ts";
import { ConnectorError } from "../port.ts";
import type { OdooClient } from "./client/client.ts";
import type { OdooOptions } from "./options.ts";
import { readRows } from "./read.ts";
import { Relation, Text } from "./values.ts";

/** What one pull knows of the host before it reads the book: small tables, read whole. */
export interface Session {
  readonly client: OdooClient;
  /** In the order of their ids. */
  readonly companies: ReadonlyMap<number, Company>;
  readonly companyIds: readonly number[];
  readonly currencies: ReadonlyMap<number, Currency>;
  /** Their types. */
  readonly journals: ReadonlyMap<number, string>;
  readonly journalNames: ReadonlyMap<number, string>;
  /** Accounts of what customers owe. */
  readonly accounts: ReadonlyMap<number, { readonly code: string; readonly name: string }>;
  readonly users: ReadonlyMap<number, string>;
  readonly tags: ReadonlyMap<number, string>;
  /** What a person without a number of any kind is. */
  readonly persons: OdooOptions["persons"];
  /** Zone of the key's user, in which a moment is a day. */
  readonly timezone: string;
  /** The host's clock, `2026-11-21 22:51:05` in UTC. */
  readonly now: string;
}

export interface Company {
  readonly id: number;
  readonly name: string;
  readonly currency: Currency;
  readonly openingMove: number | undefined;
}

const CompanyRow = z.object({ id: z.int(), name: z.string(), currency_id: z.int(), account_opening_move_id: Relation.optional() });
const Named = z.object({ id: z.int(), name: z.string() });
const JournalRow = Named.extend({ type: z.string() });
const AccountRow = z.object({ id: z.int(), name: Text, code: Text });

/** @throws ConnectorError `odoo.no_such_company` when one that was asked for is closed to the key's user */
export async function openSession(
  client: OdooClient,
  { companies: wanted, persons }: Pick<OdooOptions, "companies" | "persons">,
  signal?: AbortSignal,
): Promise<Session> {
  const { companies: allowed, timezone } = await client.user(signal);
  const closed = wanted?.filter((id) => !allowed.includes(id)) ?? [];
  if (closed.length > 0)
    throw new ConnectorError("odoo", "fix", "odoo.no_such_company", { wanted: closed.join(", "), allowed: allowed.join(", ") });
  const companyIds = (wanted ?? allowed).toSorted((a, b) => a - b);

  async function table<T>(model: string, domain: readonly unknown[], fields: readonly string[], row: z.ZodType<T>): Promise<T[]> {
    const present = await client.fields(model, fields, signal);
    const rows = await readRows(client, { model, domain, fields: present, companies: companyIds }, signal);
    return rows.map((value) => row.parse(value));
  }

  const nonTrade = await client.fields("account.account", ["non_trade"], signal);
  const [currencies, companies, journals, accounts, users, tags, now] = await Promise.all([
    table("res.currency", [], ["name"], Named),
    table("res.company", [["id", "in", companyIds]], ["name", "currency_id", "account_opening_move_id"], CompanyRow),
    table("account.journal", [["company_id", "in", companyIds]], ["name", "type"], JournalRow),
    table(
      "account.account",
      // A VAT credit or a loan to staff is receivable too, and nobody's invoice.
      [["account_type", "=", "asset_receivable"], ...nonTrade.map((field) => [field, "=", false])],
      ["name", "code"],
      AccountRow,
    ),
    table("res.users", [["share", "=", false]], ["name"], Named),
    table("res.partner.category", [], ["name"], Named),
    hostClock(client, signal),
  ]);
  const codes = new Map(currencies.map(({ id, name }) => [id, name]));
  return {
    client,
    companyIds,
    companies: new Map(
      companies.map(({ id, name, currency_id, account_opening_move_id }) => [
        id,
        { id, name, currency: codes.get(currency_id) ?? "EUR", openingMove: account_opening_move_id },
      ]),
    ),
    currencies: codes,
    journals: new Map(journals.map(({ id, type }) => [id, type])),
    journalNames: new Map(journals.map(({ id, name }) => [id, name])),
    accounts: new Map(accounts.map(({ id, name = String(id), code = name }) => [id, { code, name }])),
    users: new Map(users.map(({ id, name }) => [id, name])),
    tags: new Map(tags.map(({ id, name }) => [id, name])),
    persons,
    timezone,
    now,
  };
}

/** Changes are dated by the host, so its clock counts. Every user may ask for the default date of a message. */
async function hostClock(client: OdooClient, signal?: AbortSignal): Promise<string> {
  const name = client.version.major >= 19 ? "fields" : "fields_list";
  const answer = await client.call("mail.message", "default_get", { [name]: ["date"] }, signal);
  return z
    .object({ date: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/) })
    .parse(answer)
    .date.slice(0, 19);
}
