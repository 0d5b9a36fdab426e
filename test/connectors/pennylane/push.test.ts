import { describe, expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import type { Effect, LetterEffect, NoteEffect, Receipt } from "../../../src/ledger/effect.ts";
import type { OpenItem } from "../../../src/ledger/facts.ts";
import type { Connector } from "../../../src/connectors/port.ts";
import { sampleEffect } from "../../contracts/effects.ts";
import type { Fake } from "../../pennylane/fake.ts";
import { connectTo, fakes } from "../../pennylane/kit.ts";

const { start } = fakes();

function effect<K extends "note" | "letter">(fake: Fake, kind: K, invoices = 1): Extract<Effect, { kind: K }> {
  const customer = fake.host.addCustomer({ notes: "Demander Paul.\r\nNe pas appeler le lundi.  " });
  const items = Array.from({ length: invoices }, () =>
    String(fake.host.addInvoice({ customer: customer.id, amount: 5_000, date: "2026-09-01", deadline: "2026-10-01" }).id),
  );
  const source = { host: "pennylane", place: "test" } as const;
  const debtor = {
    kind: "debtor",
    id: String(customer.id),
    reference: "C1",
    name: "Garage",
    company: "1",
    nature: "company",
    tags: [],
    source,
  } as const;
  const item: OpenItem = {
    kind: "open_item",
    id: items[0] ?? "",
    debtor: debtor.id,
    company: "1",
    number: "F-1",
    issuedOn: day("2026-09-01"),
    dueOn: day("2026-10-01"),
    dueFrom: "host",
    currency: "EUR",
    amount: 5_000,
    open: 5_000,
    what: "invoice",
    source,
  };
  return { ...sampleEffect(kind, debtor, item), items } as Extract<Effect, { kind: K }>;
}

async function push(connector: Connector, ...effects: readonly Effect[]): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for await (const receipt of connector.push(effects)) receipts.push(receipt);
  return receipts;
}

const commentsIn = ({ state }: Fake) => [...state.invoices.values()].flatMap(({ comments }) => comments.map(({ content }) => content));
const notesOf = ({ state }: Fake, { debtor }: NoteEffect) => state.customers.get(Number(debtor))?.notes ?? "";
const writes = ({ requests }: Fake) => requests.filter((request) => !request.startsWith("GET"));

describe("a note", () => {
  it("is a comment on each invoice that it speaks of", async () => {
    const fake = await start();
    const note = { ...effect(fake, "note", 3), body: "Relance **courtoise** : F\\-1 \\(50 €\\)" };
    expect(await push(connectTo(fake), note)).toMatchObject([{ status: "written", host: "pennylane" }]);
    expect(commentsIn(fake)).toEqual(Array.from({ length: 3 }, () => `Relance **courtoise** : F-1 (50 €)\n\n[Relance ${note.key}]`));
  });

  it.each<[string, (fake: Fake) => void]>([
    ["the token is nobody's", (fake) => (fake.config.user = null)],
    ["the host has no comments yet", (fake) => (fake.config.comments = false)],
    ["the scope is missing", (fake) => (fake.config.scopes = ["customers:all", "customer_invoices:readonly", "transactions:readonly"])],
  ])("goes into the customer's notes when %s", async (_, happen) => {
    const fake = await start();
    const note = effect(fake, "note");
    const before = notesOf(fake, note);
    happen(fake);
    expect(await push(connectTo(fake), note)).toMatchObject([{ status: "written", reference: `customer ${note.debtor} notes` }]);
    expect(commentsIn(fake)).toEqual([]);
    expect(notesOf(fake, note).startsWith(before)).toBe(true);
    expect(notesOf(fake, note)).toContain(`[${note.key}]`);
    expect(await push(connectTo(fake), note)).toMatchObject([{ status: "already_there" }]);
    expect(await connectTo(fake).find([note])).toMatchObject([{ key: note.key, status: "already_there" }]);
  });

  it.each(["company", "individual"] as const)("never takes the page of the other kind: %s", async (type) => {
    const fake = await start();
    fake.config.user = null;
    const note = effect(fake, "note");
    const customer = fake.state.customers.get(Number(note.debtor));
    if (customer) Object.assign(customer, { type });
    await push(connectTo(fake), note);
    expect(writes(fake)).toEqual([`PUT /${type}_customers/${note.debtor}`]);
    expect(customer?.type).toBe(type);
  });

  it("is refused in words when the customer is gone", async () => {
    const fake = await start();
    fake.config.user = null;
    const note = effect(fake, "note");
    fake.state.customers.clear();
    expect(await push(connectTo(fake), note)).toMatchObject([{ status: "refused", why: "404 Not Found" }]);
  });

  it("on an invoice that is gone goes to the others, and to the customer when none is left", async () => {
    const fake = await start();
    const note = effect(fake, "note", 2);
    fake.state.invoices.delete(Number(note.items[0]));
    await push(connectTo(fake), note);
    expect(commentsIn(fake)).toHaveLength(1);
    fake.state.invoices.clear();
    const other = { ...note, key: "0".repeat(32) };
    expect(await push(connectTo(fake), other)).toMatchObject([{ reference: `customer ${note.debtor} notes` }]);
  });
});

describe("a letter", () => {
  it("is a PDF appendix of the first invoice, once", async () => {
    const fake = await start();
    const letter: LetterEffect = effect(fake, "letter", 2);
    expect(await push(connectTo(fake), letter)).toMatchObject([{ status: "written" }]);
    expect(await push(connectTo(fake), letter)).toMatchObject([{ status: "already_there" }]);
    const [first, second] = letter.items.map((id) => fake.state.invoices.get(Number(id))?.appendices ?? []);
    expect(first).toMatchObject([{ filename: `courtesy-2026-11-23-${letter.key}.pdf` }]);
    expect(first?.[0]?.bytes).toBeGreaterThan(0);
    expect(second).toEqual([]);
  });
});

describe("after an uncertain write", () => {
  it.each(["note", "letter"] as const)("%s: the line broke after it was written, nothing is sent twice and find knows", async (kind) => {
    const fake = await start();
    const one = effect(fake, kind);
    fake.fail({ what: "drop_after", on: /^POST/ });
    await expect(push(connectTo(fake), one)).rejects.toMatchObject({ blame: "retry", code: "pennylane.unreachable" });
    expect(writes(fake)).toHaveLength(1);
    expect(await connectTo(fake).find([one])).toMatchObject([{ key: one.key, status: "already_there" }]);
    expect(await push(connectTo(fake), one)).toMatchObject([{ status: "already_there" }]);
    expect(writes(fake)).toHaveLength(1);
  });

  it.each(["note", "letter"] as const)("%s: the line broke before, and find proves it absent", async (kind) => {
    const fake = await start();
    const one = effect(fake, kind);
    fake.fail({ what: "drop", on: /^POST/ });
    await expect(push(connectTo(fake), one)).rejects.toMatchObject({ blame: "retry" });
    expect(await connectTo(fake).find([one])).toEqual([]);
    expect(await push(connectTo(fake), one)).toMatchObject([{ status: "written" }]);
  });

  it("a note on three invoices of which one was written is finished, not begun again", async () => {
    const fake = await start();
    const note = effect(fake, "note", 3);
    fake.fail({ what: "drop", on: /^POST/, after: 1 });
    await expect(push(connectTo(fake), note)).rejects.toMatchObject({ blame: "retry" });
    expect(await connectTo(fake).find([note])).toEqual([]);
    await push(connectTo(fake), note);
    expect([...fake.state.invoices.values()].map(({ comments }) => comments.length)).toEqual([1, 1, 1]);
  });
});
