import { describe, expect, it } from "vitest";
import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import type { Fact } from "../../../src/ledger/facts.ts";
import { bookOf } from "../../contracts/fact-problems.ts";
import { emptyFold, keyOf, pullInto } from "../../contracts/fold.ts";
import { odooForTests } from "../../odoo/host.ts";
import { openInvoice, pay } from "./hand.ts";
import { optionsFor } from "./options.ts";

const odoo = await odooForTests();
const [, basic] = await odoo.call<[string, number]>("ir.model.data", "check_object_reference", {
  module: "account",
  xml_id: "group_account_basic",
});
await odoo.call("res.users", "write", { ids: [await one("res.users", [["login", "=", "admin"]])], vals: { group_ids: [[4, basic, 0]] } });
const folded = emptyFold();
const connector = odooConnector(optionsFor(odoo));
await pullInto(folded, connector);

const journal = await one("account.journal", [
  ["type", "=", "bank"],
  ["company_id", "=", 1],
]);
const invoice = await openInvoice(odoo, 1);

async function one(model: string, domain: readonly unknown[]): Promise<number> {
  const [id] = await odoo.call<number[]>(model, "search", { domain, limit: 1 });
  return id as number;
}

/** A line of the bank's statement of 20 November. */
async function received(amount: number, label: string, more: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const values = { journal_id: journal, date: "2026-11-20", amount, payment_ref: label, ...more };
  const [id] = await odoo.call<number[]>("account.bank.statement.line", "create", { vals_list: [values] });
  return id as number;
}

const told = async () => (await pullInto(folded, connector)).flatMap(({ facts }) => facts.filter(({ kind }) => kind !== "balance"));
const words = (facts: readonly Fact[]) =>
  facts.map((fact) => (fact.kind === "bank_line" ? [fact.id, fact.amount, fact.label, fact.debtor ?? "nobody"].join(" ") : keyOf(fact)));

describe("money on the bank that nobody has reconciled", () => {
  it("is told once, with the customer when Odoo knows it, and leaves with its line", async () => {
    const id = await received(512.5, "VIR INCONNU", { partner_name: "MENUISERIE AUBEPINE" });
    const [line] = await told();
    expect(line).toMatchObject({
      kind: "bank_line",
      id: String(id),
      on: "2026-11-20",
      currency: "EUR",
      amount: 512_50,
      label: "VIR INCONNU",
      payer: "MENUISERIE AUBEPINE",
      source: { place: `account.bank.statement.line ${id}` },
    });
    expect(await told()).toEqual([]);
    await odoo.call("account.bank.statement.line", "write", { ids: [id], vals: { partner_id: invoice.partner } });
    const debtor = [...folded.facts.values()].find((fact) => fact.kind === "open_item" && fact.id === String(invoice.line));
    expect(words(await told())).toContain(`${id} 51250 VIR INCONNU ${debtor?.kind === "open_item" ? debtor.debtor : "?"}`);
    await odoo.call("account.bank.statement.line", "unlink", { ids: [id] });
    expect((await told()).map((fact) => fact.kind === "gone" && `${fact.of} ${fact.id}`)).toContain(`bank_line ${id}`);
  });

  it("leaves out what was paid, and is not in the book", async () => {
    const paid = await received(-80, "PRLV LOYER");
    const kept = await received(81, "VIR");
    expect(words(await told())).toEqual([`${kept} 8100 VIR nobody`]);
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
    await odoo.call("account.bank.statement.line", "unlink", { ids: [paid, kept] });
    await told();
  });

  it("is a credit, and no line any more, once it is on the customer's account", async () => {
    const account = await one("account.account", [["account_type", "=", "asset_receivable"]]);
    const id = await received(82, "VIR", { partner_id: invoice.partner, counterpart_account_id: account });
    const kinds = (await told()).map(({ kind }) => kind);
    expect(kinds).toContain("credit");
    expect(kinds).not.toContain("bank_line");
    await odoo.call("account.bank.statement.line", "unlink", { ids: [id] });
    await told();
  });

  it("is not counted twice when somebody has registered the payment before the statement came", async () => {
    await pay(odoo, invoice, 93.4);
    const of = { partner_id: invoice.partner };
    const [first, second] = [await received(93.4, "VIR", of), await received(93.4, "VIR", of)];
    expect(words(await told()).filter((text) => text.includes(" VIR "))).toHaveLength(1);
    await odoo.call("account.bank.statement.line", "unlink", { ids: [first, second] });
    await told();
  });

  it("is done without when the key's user may not see it, and check says so", async () => {
    const ids = await odoo.call<number[]>("ir.model.access", "search", {
      domain: [
        ["model_id.model", "=", "account.bank.statement.line"],
        ["perm_read", "=", true],
      ],
    });
    const readable = (perm_read: boolean) => odoo.call("ir.model.access", "write", { ids, vals: { perm_read } });
    await readable(false);
    const blind = odooConnector(optionsFor(odoo));
    const found = await blind.check();
    const facts = await pullInto(emptyFold(), blind);
    await readable(true);
    expect(found.filter(({ level }) => level === "error")).toEqual([]);
    expect(found).toContainEqual(expect.objectContaining({ level: "warning", code: "odoo.bank_lines_unseen" }));
    expect(facts.flatMap((page) => page.facts).length).toBeGreaterThan(100);
  });
});
