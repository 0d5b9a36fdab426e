import { describe, expect, it } from "vitest";
import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import { bookOf } from "../../contracts/fact-problems.ts";
import { emptyFold, type Folded, keyOf, pullInto } from "../../contracts/fold.ts";
import { odooForTests } from "../../odoo/host.ts";
import { pay } from "./hand.ts";
import { optionsFor } from "./options.ts";
import { wayTo } from "./way.ts";

const odoo = await odooForTests();
const folded = emptyFold();
const connector = odooConnector(optionsFor(odoo));
await pullInto(folded, connector);

function theCase(situation: string) {
  const found = odoo.book.cases[situation];
  if (!found) throw new Error(`the book has no case ${situation}`);
  const move = found.records.find(([model]) => model === "account.move")?.[1] ?? 0;
  return { partner: found.partner, move, company: 1 };
}

const linesOf = (move: number, more: readonly unknown[] = []) =>
  odoo.call<number[]>("account.move.line", "search", {
    domain: [["move_id", "=", move], ["account_type", "=", "asset_receivable"], ...more],
  });

const bothBalances = ["balance 1/EUR", "balance 1/USD"];

/** What a person does, and every fact that is told by it; the day of the bank is that of both balances. */
const changes: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  "a payment in part": async () => {
    const invoice = theCase("no salesperson");
    const payment = await pay(odoo, invoice, 60);
    const [line] = await linesOf(invoice.move);
    return [...bothBalances, `open_item ${line}`, `payment ${payment}`];
  },
  "a payment of all": async () => {
    const invoice = theCase("in English");
    const [line] = await linesOf(invoice.move);
    const payment = await pay(odoo, invoice, 2100);
    return ["balance 1/EUR", `open_item ${line}`, `payment ${payment}`];
  },
  "a payment taken back": async () => {
    const { move } = theCase("partly paid");
    const [line] = await linesOf(move);
    const partials = await odoo.call<number[]>("account.partial.reconcile", "search", { domain: [["debit_move_id", "=", line]] });
    const [credit] = await odoo.call<{ id: number; credit_move_id: number }[]>("account.partial.reconcile", "read", {
      ids: partials,
      fields: ["credit_move_id"],
      load: "",
    });
    await odoo.call("account.move.line", "remove_move_reconcile", { ids: [line] });
    return [`credit ${credit?.credit_move_id}`, `open_item ${line}`, ...partials.map((id) => `payment ${id}`)];
  },
  "another due day for one instalment": async () => {
    const [, second] = await linesOf(theCase("instalments").move);
    await odoo.call("account.move.line", "write", { ids: [second], vals: { date_maturity: "2027-02-01" } });
    return [`open_item ${second}`];
  },
  "an invoice that is not to be followed": async () => {
    const { move } = theCase("partly paid");
    await odoo.call("account.move", "write", { ids: [move], vals: { no_followup: true } });
    return (await linesOf(move)).map((line) => `open_item ${line}`);
  },
  "an invoice put back to draft": async () => {
    const { move } = theCase("key account");
    const lines = await linesOf(move);
    await odoo.call("account.move", "button_draft", { ids: [move] });
    return ["balance 1/EUR", ...lines.map((line) => `open_item ${line}`)];
  },
  "an invoice posted again": async () => {
    const { move } = theCase("key account");
    await odoo.call("account.move", "action_post", { ids: [move] });
    return ["balance 1/EUR", ...(await linesOf(move)).map((line) => `open_item ${line}`)];
  },
  "an e-mail address corrected": async () => {
    const { partner } = theCase("no e-mail");
    await odoo.call("res.partner", "write", { ids: [partner], vals: { email: "enfin@courriel.example" } });
    return [`contact ${partner}/1`];
  },
  "a customer of two companies renamed": async () => {
    const { partner } = theCase("two companies");
    await odoo.call("res.partner", "write", { ids: [partner], vals: { name: "Deux Sociétés" } });
    return [1, 2].flatMap((company) => [`contact ${partner}/${company}`, `debtor ${partner}/${company}`]);
  },
  "a contact deleted": async () => {
    const { partner } = theCase("several contacts");
    const domain = [
      ["parent_id", "=", partner],
      ["type", "=", "contact"],
    ];
    const [contact] = await odoo.call<number[]>("res.partner", "search", { domain });
    await odoo.call("res.partner", "unlink", { ids: [contact] });
    return [`contact ${contact}/1`];
  },
  "a contact added": async () => {
    const { partner } = theCase("several contacts");
    const vals_list = [{ name: "Renée", type: "invoice", parent_id: partner, email: "renee@client-contacts.example" }];
    const [contact] = await odoo.call<number[]>("res.partner", "create", { vals_list });
    return [`contact ${contact}/1`];
  },
  "a partner written to without a change": async () => {
    const { partner } = theCase("instalments");
    await odoo.call("res.partner", "write", { ids: [partner], vals: { comment: "rappelle toujours le mardi" } });
    return [];
  },
};

describe("what is told of", () => {
  it.each(Object.keys(changes))("%s", async (title) => {
    const expected = [...((await changes[title]?.()) ?? [])].toSorted();
    const pages = await pullInto(folded, connector);
    expect(pages.flatMap((page) => page.facts.map(keyOf)).toSorted()).toEqual(expected);
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
    expect(await freshly()).toEqual(folded.facts);
  });

  it("two partners made one: all of the one that is gone is the other's", async () => {
    const [from, to] = [theCase("opening credit").partner, theCase("unlinked credit note").partner];
    const vals_list = [{ partner_ids: [[6, 0, [from, to]]], dst_partner_id: to }];
    const context = { active_model: "res.partner", active_ids: [from, to] };
    const [wizard] = await odoo.call<number[]>("base.partner.merge.automatic.wizard", "create", { vals_list, context });
    await odoo.call("base.partner.merge.automatic.wizard", "action_merge", { ids: [wizard], context });
    await pullInto(folded, connector);
    expect(folded.facts.has(`debtor ${from}/1`)).toBe(false);
    expect([...folded.facts.values()].filter((fact) => "debtor" in fact && fact.debtor === `${from}/1`)).toEqual([]);
    expect(await freshly()).toEqual(folded.facts);
  });
});

describe("a line that cannot be understood", () => {
  const setAside = async () => {
    const pages = await pullInto(folded, connector);
    return { facts: pages.flatMap((page) => page.facts), rows: pages.flatMap((page) => page.setAside ?? []) };
  };

  it("is set aside with its place and its customer until it can be, or is gone", async () => {
    const { move, partner } = theCase("unmatched payment on account");
    const [line] = await linesOf(move);
    const residual = (cents: number) => odoo.sql("update account_move_line set amount_residual_currency = $1 where id = $2", [cents, line]);
    const touch = () => odoo.call("account.move.line", "write", { ids: [line], vals: { name: "x" } });
    const [before] = await odoo.call<{ amount_residual_currency: number }[]>("account.move.line", "read", {
      ids: [line],
      fields: ["amount_residual_currency"],
    });
    await touch();
    await residual(10.005);
    const broken = await setAside();
    expect(broken.rows).toMatchObject([{ place: `account.move.line ${line}`, debtor: `${partner}/1`, code: "odoo.line_unreadable" }]);
    expect(broken.facts.map(keyOf)).toContain(`open_item ${line}`);
    expect(folded.facts.has(`open_item ${line}`)).toBe(false);
    expect((await setAside()).rows, "it is said again as long as it is so").toHaveLength(1);
    await residual(before?.amount_residual_currency ?? 0);
    expect((await setAside()).rows).toEqual([]);
    expect(folded.facts.has(`open_item ${line}`)).toBe(true);

    await touch();
    await residual(10.005);
    await setAside();
    await odoo.call("account.move", "button_draft", { ids: [move] });
    const left = await setAside();
    expect(left.rows).toEqual([]);
    expect(left.facts).toContainEqual(expect.objectContaining({ kind: "gone", of: "open_item", id: String(line) }));
  });
});

describe("an unchanged book", () => {
  it("costs the same few calls whatever its size, and no page", async () => {
    const way = await wayTo(odoo.url);
    const through = odooConnector(optionsFor(odoo, { url: way.url }));
    const of: Folded = emptyFold();
    await pullInto(of, through);
    await letAge(2);
    await pullInto(of, through);
    way.asked.length = 0;
    expect(await pullInto(of, through)).toEqual([]);
    expect(way.asked.toSorted()).toEqual([...unchanged].toSorted());
  });
});

/** Every call of a pull that has nothing to tell. */
const unchanged = [
  "mail.message/default_get",
  "res.currency/search_read",
  "res.company/search_read",
  "account.journal/search_read",
  "account.account/search_read",
  "res.users/search_read",
  "res.partner.category/search_read",
  "res.partner/search",
  "account.payment/search_read",
  // The open lines of the invoices that are paid without an entry.
  "account.move.line/search_read",
  "account.move.line/search_read",
  "account.move.line/search",
  "res.partner/search_read",
  "res.partner/search",
  "account.partial.reconcile/search",
  "account.bank.statement.line/search_read",
  "mail.activity/search_read",
  "mail.notification/search_read",
  "res.partner/search_read",
  "mail.message/search_read",
  "account.move.line/formatted_read_group",
  "account.move.line/formatted_read_group",
];

/** As if the last changes had been made hours ago. */
async function letAge(hours: number): Promise<void> {
  for (const table of ["account_move", "account_move_line", "res_partner"])
    await odoo.sql(`update ${table} set write_date = write_date - interval '${hours} hours'`);
}

/** What a first pull of the book as it is now tells. */
async function freshly(): Promise<Folded["facts"]> {
  const whole = emptyFold();
  await pullInto(whole, odooConnector(optionsFor(odoo)));
  return whole.facts;
}
