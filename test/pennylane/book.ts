import { addDays, day } from "../../src/ledger/day.ts";
import { type VirtualTime, virtualTime } from "./clock.ts";
import { type Fake, startFake } from "./fake.ts";
import type { FakeCustomer, FakeInvoice } from "./state.ts";

export interface BookSize {
  readonly customers: number;
  readonly invoices: number;
}

/** A company with invoices in every situation, months old, as it stands two hours after the last change. */
export async function startBook(
  { customers, invoices }: BookSize,
  { port = 0, time: clock = virtualTime() }: { readonly port?: number; readonly time?: VirtualTime } = {},
): Promise<Fake> {
  const fake = await startFake(clock, port);
  const { host, time } = fake;
  const today = day(new Date(time.now()).toISOString().slice(0, 10));
  const people = Array.from({ length: customers }, (_, index) => addCustomer(fake, index));
  for (let n = 0; n < invoices; n++) {
    const customer = people[n % people.length] as FakeCustomer;
    const date = addDays(today, -(400 - Math.floor((n * 395) / invoices)));
    const invoice = host.addInvoice({
      customer: customer.id,
      amount: 10_000 + ((n * 7_919) % 900_000),
      date,
      deadline: addDays(date, 30),
    });
    const happen = situations[n % 40] ?? settle;
    happen(fake, invoice);
  }
  fake.requests.length = 0;
  time.pass(2 * 3_600_000);
  return fake;
}

function addCustomer({ host, state }: Fake, index: number): FakeCustomer {
  const customer = host.addCustomer({
    type: index % 5 === 4 ? "individual" : "company",
    name: index % 5 === 4 ? `Camille Essai ${index}` : `Garage Essai ${index}`,
    regNo: index % 3 === 0 ? "732829320" : "",
    notes: index % 4 === 0 ? "Demander Paul.\r\nNe pas appeler le lundi." : null,
  });
  customer.contacts.push({
    id: state.nextId++,
    firstName: "Paul",
    lastName: "Essai",
    email: `paul${index}@client.example`,
    phone: "0102030405",
  });
  return customer;
}

/** What is going on with one invoice in forty; the others are settled. */
const situations: Readonly<Record<number, (fake: Fake, invoice: FakeInvoice) => void>> = {
  1: () => undefined,
  4: (fake, invoice) => fake.host.pay(invoice, later(fake, invoice.date, 20), Math.floor(invoice.amount / 3)),
  7: () => undefined,
  11: ({ host }, invoice) => host.change(invoice, { markedPaid: true }),
  15: (fake, invoice) => {
    const { host } = fake;
    const { customer, amount, date } = invoice;
    host.link(host.addInvoice({ customer, amount: -Math.floor(amount / 4), date: later(fake, date, 5), deadline: date }), invoice);
  },
  18: ({ host }, { customer, date }) => host.addInvoice({ customer, amount: -4_200, date, deadline: date }),
  22: (fake, { customer, date }) =>
    fake.host.addTransaction({ date: later(fake, date, 12), amount: 3_700, customer, label: "VIR SANS REFERENCE" }),
  26: ({ host }, invoice) => host.change(invoice, { eInvoicing: { status: "refused", reason: "Numéro de commande absent" } }),
  30: ({ host }, { date }) => host.addTransaction({ date, amount: -9_900, label: "PRLV LOYER" }),
  // Paid in part in another currency: in which one the rest is given is not documented.
  29: ({ host }, { customer, date }) =>
    host.addInvoice({ customer, amount: 80_000, currency: "USD", euros: 0, settled: 30_000, date, deadline: date }),
  33: ({ host }, { customer, date }) => host.addInvoice({ customer, amount: 9_900, date, deadline: date, draft: true }),
};

/** So many days later, and not after yesterday. */
function later({ time }: Fake, date: string, days: number): string {
  const on = addDays(day(date), days);
  const yesterday = addDays(day(new Date(time.now()).toISOString().slice(0, 10)), -1);
  return on < yesterday ? on : yesterday;
}

function settle(fake: Fake, invoice: FakeInvoice): void {
  fake.host.pay(invoice, later(fake, invoice.deadline, (invoice.id % 30) - 10));
}
