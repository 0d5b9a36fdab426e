import { describe, expect, it } from "vitest";
import type { Connector } from "../../../src/connectors/port.ts";
import { ConnectorError } from "../../../src/connectors/port.ts";
import { bookOf } from "../../contracts/fact-problems.ts";
import { emptyFold, type Folded, keyOf, pullInto } from "../../contracts/fold.ts";
import type { Fake } from "../../pennylane/fake.ts";
import { connectTo, fakes } from "../../pennylane/kit.ts";
import { type FakeInvoice, remainingOf } from "../../pennylane/state.ts";

const { start, book } = fakes();
const day = 86_400_000;

async function pulled(connector: Connector): Promise<Folded> {
  const folded = emptyFold();
  await pullInto(folded, connector);
  return folded;
}

function openInvoices({ state }: Fake): readonly FakeInvoice[] {
  return [...state.invoices.values()].filter(
    (one) => one.currency === "EUR" && !one.draft && one.amount > 0 && !one.eInvoicing && remainingOf(one) > 0,
  );
}

async function newsOf(folded: Folded, connector: Connector): Promise<readonly string[]> {
  return (await pullInto(folded, connector)).flatMap((page) => page.facts.map(keyOf)).toSorted();
}

function invoiceOf(fake: Fake, of: Partial<FakeInvoice> = {}): FakeInvoice {
  const customer = of.customer ?? fake.host.addCustomer().id;
  return fake.host.addInvoice({ customer, amount: 120_000, date: "2026-09-01", deadline: "2026-10-01", ...of });
}

describe("what it costs", () => {
  it("10,000 invoices: no request too many, and no longer than the limit allows", async () => {
    const fake = await book({ customers: 250, invoices: 10_000 });
    const from = fake.time.now();
    const folded = await pulled(connectTo(fake, { historyMonths: 1 }));
    const requests = fake.requests.length;
    const allowed = (Math.ceil(requests / 25) - 1) * 5_000;
    const took = fake.time.now() - from;
    console.log(`Pennylane: ${requests} requests in ${took / 1000} s, ${allowed / 1000} s allowed, ratio ${(took / allowed).toFixed(3)}`);
    expect(fake.throttled()).toBe(0);
    expect(took).toBeLessThanOrEqual(1.1 * allowed);
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
    expect([...folded.facts.values()].filter((fact) => fact.kind === "open_item").length).toBeGreaterThan(500);
  }, 120_000);

  it.each<[string, (fake: Fake, open: readonly FakeInvoice[]) => void, number]>([
    ["nothing", () => undefined, 0],
    [
      "20 invoices in dispute",
      ({ host }, open) => open.forEach((one) => host.change(one, { eInvoicing: { status: "in_dispute", reason: null } })),
      20,
    ],
    ["20 invoices paid and matched", ({ host }, open) => open.forEach((one) => host.pay(one, "2026-11-20")), 40],
    ["20 customers", ({ host, state }) => [...state.customers.values()].slice(0, 20).forEach((one) => host.touch.customer(one)), 20],
  ])("a delta after changes to %s", async (_, happen, changed) => {
    const fake = await book({ customers: 30, invoices: 400 });
    const folded = await pulled(connectTo(fake, { historyMonths: 0 }));
    fake.time.pass(3_600_000);
    happen(fake, openInvoices(fake).slice(0, 20));
    fake.requests.length = 0;
    await pullInto(folded, connectTo(fake));
    expect(fake.requests.length).toBeLessThanOrEqual(5 + Math.ceil(changed / 50));
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
  });
});

describe("interrupted and resumed", () => {
  it("at twenty random requests: the same ledger", async () => {
    const fake = await book({ customers: 8, invoices: 260 });
    const whole = await pulled(connectTo(fake));
    const needed = fake.requests.length;
    let seed = 11;
    for (let round = 0; round < 20; round++) {
      seed = (seed * 48_271) % 2_147_483_647;
      const resumed = emptyFold();
      fake.fail({ what: "answer", answer: { status: 403, body: { error: "interrupted", status: 403 } }, after: seed % needed });
      await expect(pullInto(resumed, connectTo(fake))).rejects.toBeInstanceOf(ConnectorError);
      await pullInto(resumed, connectTo(fake));
      expect(resumed.facts, `round ${round}, request ${seed % needed}`).toEqual(whole.facts);
    }
  }, 120_000);

  it("what happens between is not lost: the end of a pull knows today's payments", async () => {
    const fake = await book({ customers: 6, invoices: 130 });
    const folded = emptyFold();
    await pullInto(folded, connectTo(fake), 5);
    const [paid] = openInvoices(fake);
    if (!paid) throw new Error("no open invoice");
    fake.time.pass(day);
    fake.host.pay(paid, "2026-11-22");
    await pullInto(folded, connectTo(fake));
    expect(folded.facts.has(`open_item ${paid.id}`)).toBe(false);
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
  });
});

describe("what the change log does not tell", () => {
  async function silentlyPaid() {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.time.pass(day);
    const folded = await pulled(connectTo(fake));
    fake.host.silence(true);
    fake.host.pay(invoice, "2026-11-21");
    fake.host.silence(false);
    return { fake, invoice, folded };
  }

  it("a payment that was not logged is seen by the daily look", async () => {
    const { fake, invoice, folded } = await silentlyPaid();
    fake.time.pass(3_600_000);
    expect(await newsOf(folded, connectTo(fake))).toEqual([]);
    fake.time.pass(day);
    expect(await newsOf(folded, connectTo(fake))).toContain(`open_item ${invoice.id}`);
    expect(folded.facts.has(`open_item ${invoice.id}`)).toBe(false);
  });

  it("and right before the invoice would be chased", async () => {
    const { fake, invoice, folded } = await silentlyPaid();
    const news: string[] = [];
    for await (const page of connectTo(fake).pull(folded.cursor, undefined, [String(invoice.id)])) news.push(...page.facts.map(keyOf));
    expect(news).toContain(`open_item ${invoice.id}`);
  });

  it.each([
    [26, false],
    [28, true],
  ])("after %i days without a pull, everything is read again: %s", async (days, whole) => {
    const fake = await start();
    invoiceOf(fake);
    fake.time.pass(day);
    const folded = await pulled(connectTo(fake));
    fake.time.pass(days * day);
    const pages = await pullInto(folded, connectTo(fake));
    expect(pages.some((page) => page.complete !== undefined)).toBe(whole);
  });

  it("and when the host says that its log does not reach back", async () => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.time.pass(day);
    const folded = await pulled(connectTo(fake));
    fake.host.silence(true);
    fake.host.pay(invoice, "2026-11-21");
    fake.fail({ what: "answer", on: /changelogs/, answer: { status: 422, body: { error: "start_date is too old", status: 422 } } });
    await pullInto(folded, connectTo(fake));
    expect(folded.facts.has(`open_item ${invoice.id}`)).toBe(false);
  });

  it("an entry of the instant where the log was left is told once, and a new one of that instant too", async () => {
    const fake = await start();
    const [first, second] = [invoiceOf(fake), invoiceOf(fake)];
    fake.time.pass(day);
    const folded = await pulled(connectTo(fake));
    fake.host.change(first, { eInvoicing: { status: "refused", reason: null } });
    const instant = fake.state.log.at(-1)?.processedAt ?? "";
    expect(await newsOf(folded, connectTo(fake))).toContain(`open_item ${first.id}`);
    fake.host.silence(true);
    fake.host.change(second, { eInvoicing: { status: "refused", reason: null } });
    fake.state.log.push({ of: "customer_invoices", id: second.id, operation: "update", processedAt: instant });
    expect(await newsOf(folded, connectTo(fake))).toEqual([`open_item ${second.id}`, `signal e-invoicing ${second.id}`]);
    expect(await newsOf(folded, connectTo(fake))).toEqual([]);
  });

  it("an invoice that is logged and cannot be found is gone", async () => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.time.pass(day);
    const folded = await pulled(connectTo(fake));
    fake.host.remove(invoice);
    await pullInto(folded, connectTo(fake));
    expect(folded.facts.has(`open_item ${invoice.id}`)).toBe(false);
  });
});

describe("the proof of the book is read where the scopes allow", () => {
  it.each([
    ["the trial balance", ["trial_balance:readonly"], "trial_balance 411"],
    ["the ledger lines", ["ledger_entries:readonly", "ledger_accounts:readonly"], "ledger_lines 411"],
    ["a FEC export", ["exports:fec"], "fec 411"],
  ])("%s", async (_, scopes, place) => {
    const fake = await book({ customers: 6, invoices: 130 });
    fake.config.scopes = ["customers:all", "customer_invoices:all", "transactions:readonly", "fiscal_years:readonly", ...scopes];
    const folded = await pulled(connectTo(fake, { historyMonths: 0 }));
    const { owed, balance } = bookOf(folded.facts.values());
    expect(owed).toEqual(balance);
    expect(folded.facts.get("balance 732829320")?.source.place).toBe(place);
  });

  it("no scope, no proof, and no balance is made up", async () => {
    const fake = await start();
    invoiceOf(fake);
    fake.config.scopes = ["customers:all", "customer_invoices:all", "transactions:readonly"];
    const folded = await pulled(connectTo(fake));
    expect([...folded.facts.keys()].filter((key) => key.startsWith("balance"))).toEqual([]);
  });

  it("years that are closed are left out: their balances are carried forward", async () => {
    const fake = await start();
    fake.config.fiscalYears = [
      { start: "2025-01-01", finish: "2025-12-31", status: "closed" },
      { start: "2026-01-01", finish: "2026-12-31", status: "open" },
    ];
    const customer = fake.host.addCustomer().id;
    fake.host.pay(invoiceOf(fake, { customer, date: "2025-05-01" }), "2025-06-01");
    const opening = invoiceOf(fake, { customer });
    const folded = await pulled(connectTo(fake));
    expect(folded.facts.get("balance 732829320")).toMatchObject({ amount: opening.amount });
  });
});

describe("what invoices come to", () => {
  it("instalments: what was paid settled the earliest", async () => {
    const fake = await start();
    fake.config.instalments = true;
    const instalments = [
      { id: 1, deadline: "2026-10-01", amount: 40_000 },
      { id: 2, deadline: "2026-11-01", amount: 40_000 },
      { id: 3, deadline: "2026-12-01", amount: 40_000 },
    ];
    const invoice = invoiceOf(fake, { instalments });
    fake.host.pay(invoice, "2026-10-05", 50_000);
    const { facts } = await pulled(connectTo(fake));
    const items = [...facts.values()].flatMap((fact) =>
      fact.kind === "open_item" ? [`${fact.id} ${fact.dueOn} ${fact.open} of ${fact.amount}`] : [],
    );
    expect(items).toEqual([`${invoice.id}/2 2026-11-01 30000 of 40000`, `${invoice.id}/3 2026-12-01 40000 of 40000`]);
  });

  it("a direct debit that came back makes the invoice a rejected payment, and what is settled again takes it back", async () => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.state.mandates.push(invoice.customer);
    invoice.debits.push({ id: 1, status: "charged_back", at: "2026-10-05T08:00:00.000000Z" });
    const folded = await pulled(connectTo(fake));
    expect(folded.facts.get(`open_item ${invoice.id}`)).toMatchObject({ what: "rejected_payment" });
    invoice.debits.push({ id: 2, status: "submitted", at: "2026-11-21T08:00:00.000000Z" });
    fake.time.pass(day);
    await pullInto(folded, connectTo(fake));
    expect(folded.facts.get(`open_item ${invoice.id}`)).toMatchObject({ what: "invoice" });
  });

  it.each(["in_dispute", "refused", "rejected"])("e-invoicing %s: the whole invoice is disputed", async (status) => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.host.change(invoice, { eInvoicing: { status, reason: "Commande inconnue" } });
    const { facts } = await pulled(connectTo(fake));
    expect(facts.get(`open_item ${invoice.id}`)).toMatchObject({ open: 120_000, disputed: 120_000 });
    expect(facts.get(`signal e-invoicing ${invoice.id}`)).toMatchObject({ note: `e-invoicing: ${status} (Commande inconnue)` });
  });

  it.each(["submitted", "sent", "accepted", "approved"])("e-invoicing %s stops nothing", async (status) => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.host.change(invoice, { eInvoicing: { status, reason: null } });
    expect((await pulled(connectTo(fake))).facts.get(`open_item ${invoice.id}`)).not.toHaveProperty("disputed");
  });

  it("another currency: understood as long as nothing is paid, and left out of the balance in euros", async () => {
    const fake = await start();
    const dollars = invoiceOf(fake, { currency: "USD", amount: 100_000, euros: 91_000 });
    const unclear = invoiceOf(fake, { currency: "USD", amount: 100_000, euros: 91_000, settled: 30_000 });
    const euros = invoiceOf(fake, {});
    fake.time.pass(day);
    const folded = emptyFold();
    const pages = await pullInto(folded, connectTo(fake));
    expect(folded.facts.get(`open_item ${dollars.id}`)).toMatchObject({ open: 100_000, currency: "USD" });
    expect(pages.flatMap((page) => page.setAside ?? [])).toMatchObject([
      { place: `customer_invoice ${unclear.id}`, debtor: String(unclear.customer), code: "pennylane.amount_unclear" },
    ]);
    // The unclear one is missing from the book, and the difference shows it.
    expect(folded.facts.get("balance 732829320")).toMatchObject({ amount: euros.amount + 91_000 });
  });

  it("credit notes: joined with their invoice, or a credit of the customer", async () => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    const linked = invoiceOf(fake, { customer: invoice.customer, amount: -20_000 });
    fake.host.link(linked, invoice);
    const loose = invoiceOf(fake, { customer: invoice.customer, amount: -5_000 });
    const { facts } = await pulled(connectTo(fake));
    expect(facts.get(`open_item ${invoice.id}`)).toMatchObject({ open: 100_000, amount: 120_000 });
    expect(facts.get(`payment ${invoice.id}/n${linked.id}`)).toMatchObject({ by: "credit_note", amount: 20_000, invoice: invoice.number });
    expect(facts.get(`credit ${loose.id}`)).toMatchObject({ what: "credit_note", open: 5_000 });
    expect(facts.has(`credit ${linked.id}`)).toBe(false);
  });

  it.each([["logged"], ["silent: the daily look sees it"]])("money of nobody known waits until it is matched (%s)", async (how) => {
    const fake = await start();
    const invoice = invoiceOf(fake, { amount: 90_000 });
    const money = fake.host.addTransaction({ date: "2026-06-12", amount: 90_000, label: "VIR SCIERIE BORNE" });
    fake.host.addTransaction({ date: "2026-06-12", amount: -5_000 });
    const folded = await pulled(connectTo(fake));
    const lines = () => [...folded.facts.values()].filter((fact) => fact.kind === "bank_line");
    const source = { place: `transaction ${money.id}` };
    expect(lines()).toMatchObject([{ id: `t${money.id}`, on: "2026-06-12", amount: 90_000, label: "VIR SCIERIE BORNE", source }]);
    fake.host.silence(how !== "logged");
    fake.host.match(money, invoice);
    if (how !== "logged") fake.time.pass(day);
    await pullInto(folded, connectTo(fake));
    expect(lines()).toEqual([]);
    expect(folded.facts.has(`credit t${money.id}`)).toBe(false);
  });

  it("days of payment come from the bank lines, of customers who owe something", async () => {
    const fake = await start();
    const owing = invoiceOf(fake);
    const paid = invoiceOf(fake, { customer: owing.customer, date: "2026-05-01", deadline: "2026-05-31" });
    const transaction = fake.host.pay(paid, "2026-06-12");
    const nobody = invoiceOf(fake, { date: "2026-05-01" });
    fake.host.pay(nobody, "2026-06-12");
    const { facts } = await pulled(connectTo(fake));
    expect(facts.get(`payment ${paid.id}/t${transaction.id}`)).toMatchObject({
      paidOn: "2026-06-12",
      dueOn: "2026-05-31",
      amount: 120_000,
    });
    expect([...facts.keys()].filter((key) => key.startsWith("payment"))).toHaveLength(1);
  });

  it("an invoice that was paid since has its day of payment with the next daily look", async () => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.time.pass(day);
    const folded = await pulled(connectTo(fake));
    const { id } = fake.host.pay(invoice, "2026-11-21");
    await pullInto(folded, connectTo(fake));
    expect(folded.facts.has(`payment ${invoice.id}/t${id}`)).toBe(false);
    fake.time.pass(day);
    await pullInto(folded, connectTo(fake));
    expect(folded.facts.get(`payment ${invoice.id}/t${id}`)).toMatchObject({ paidOn: "2026-11-21" });
  });

  it("people are asked for only where something is owed", async () => {
    const fake = await start();
    const invoice = invoiceOf(fake);
    fake.host.addCustomer();
    for (const customer of fake.state.customers.values())
      customer.contacts.push({ id: customer.id * 10, firstName: "Paul", lastName: "Essai", email: "paul@client.example", phone: "01" });
    const { facts } = await pulled(connectTo(fake));
    expect(fake.requests.filter((request) => request.includes("/contacts"))).toEqual([`GET /customers/${invoice.customer}/contacts`]);
    expect(facts.get(`contact ${invoice.customer}/${invoice.customer * 10}`)).toMatchObject({ name: "Paul Essai", role: "other" });
    expect(facts.get(`contact ${invoice.customer}/invoices/1`)).toMatchObject({ role: "billing" });
  });
});
