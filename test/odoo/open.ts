import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSmtp, type TestSmtp } from "../support/smtp.ts";
import { callOdoo } from "./call.ts";
import { copyBook, type Origin } from "./copy.ts";
import { type Gateway, startGateway } from "./gateway.ts";

/** A database of Odoo, whosever it is. */
export interface ReachableOdoo {
  readonly url: string;
  readonly database: string;
  /** API keys, as an administrator and as the user with the recommended rights. */
  readonly adminKey: string;
  readonly botKey: string;
  /** A bare JSON-2 call, as the administrator unless `key` says otherwise. `args`: named arguments, `ids` and `context`. */
  call<T>(model: string, method: string, args?: Readonly<Record<string, unknown>>, as?: { readonly key?: string }): Promise<T>;
}

export interface OdooUnderTest extends ReachableOdoo {
  readonly people: Readonly<Record<"admin" | "bot" | "accountant" | "manager" | "sales" | "sales2", Person>>;
  readonly book: Book;
  /** A situation of the book: its customer, its first invoice or entry, and all records that make it. */
  theCase(name: string): Case;
  /** What Odoo sends arrives there. */
  readonly smtp: TestSmtp;
  readonly reply: Gateway["reply"];
  readonly bounce: Gateway["bounce"];
  /** Runs a scheduled job now, such as `mail.ir_cron_mail_scheduler_action`, the mail queue: none runs by itself. */
  runJob(name: string): Promise<void>;
  /** Asks the database itself, to count rows. */
  sql<Row extends object>(query: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Drops the database; when `failed`, keeps it as evidence. */
  stop(failed: boolean): Promise<void>;
}

interface Person {
  readonly uid: number;
  readonly login: string;
  readonly password: string;
}

/** What the makers of the book (`book/*.py`) say that they made. */
interface Book {
  readonly companies: readonly { readonly id: number; readonly name: string }[];
  /** The receivable balance that must result. */
  readonly balances: readonly { readonly company: string; readonly currency: string; readonly cents: number }[];
  /** By situation (`book/stories.py`): the customer, and the model and id of each record that makes it. */
  readonly cases: Readonly<Record<string, { readonly partner: number; readonly records: readonly (readonly [string, number])[] }>>;
}

interface Case {
  readonly partner: number;
  /** Absent where only a payment makes the case. */
  readonly move?: number;
  readonly records: readonly (readonly [string, number])[];
}

/** Odoo 19 with a book of its own. The caller stops it. */
export async function openOdoo(origin: Origin = "template"): Promise<OdooUnderTest> {
  const { url, database, sql, drop, keep } = await copyBook(origin);
  const [made] = await sql<{ known: Book & { people: OdooUnderTest["people"]; keys: { admin: string; bot: string } } }>(
    "select known from relance_test",
  );
  if (!made) throw new Error(`the template of ${database} says nothing of its book`);
  const { people, keys, ...known } = made.known;
  const call = caller(url, database, keys.admin);
  const mails = await mkdtemp(join(tmpdir(), "relance-odoo-mails-"));
  const smtp = await startSmtp(mails);
  await sql("update ir_mail_server set smtp_port = $1", [Number(new URL(smtp.url).port)]);
  const gateway = await startGateway((message) => call("mail.thread", "message_process", { model: false, message }));
  return {
    url,
    database,
    adminKey: keys.admin,
    botKey: keys.bot,
    people,
    book: known,
    theCase: (name) => caseOf(known, name),
    smtp,
    reply: gateway.reply,
    bounce: gateway.bounce,
    call,
    sql,
    async runJob(name) {
      const [module, local] = name.split(".");
      const [job] = await sql<{ id: number }>(
        "select res_id as id from ir_model_data where module = $1 and name = $2 and model = 'ir.cron'",
        [module, local],
      );
      if (!job) throw new Error(`no scheduled job is named ${name}`);
      await call("ir.cron", "method_direct_trigger", { ids: [job.id] });
    },
    async stop(failed) {
      await gateway.close();
      await smtp.close();
      await (failed ? keep() : drop());
      if (!failed) await rm(mails, { recursive: true });
    },
  };
}

/** `call` of an Odoo: as the administrator unless told otherwise. */
export function caller(url: string, database: string, adminKey: string): ReachableOdoo["call"] {
  return async <T>(model: string, method: string, args: Readonly<Record<string, unknown>> = {}, { key = adminKey } = {}) =>
    (await callOdoo({ url, database, key }, model, method, args)) as T;
}

function caseOf({ cases }: Book, name: string): Case {
  const found = cases[name];
  if (!found) throw new Error(`the book has no case "${name}": ${Object.keys(cases).join(", ")}`);
  const move = found.records.find(([model]) => model === "account.move")?.[1];
  return { ...found, ...(move !== undefined && { move }) };
}
