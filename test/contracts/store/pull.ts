import { sql } from "kysely";
import { expect, it } from "vitest";
import { day } from "../../../src/ledger/day.ts";
import { StoreError } from "../../../src/ledger/store/error.ts";
import { addSignal, beginPull, commitPage, finishPull, type PulledPage, readSetAside } from "../../../src/ledger/store/facts.ts";
import type { Store } from "../../../src/ledger/store/store.ts";
import { debtor, gone, item, signal } from "../../support/facts.ts";
import type { FreshStore } from "../store.ts";
import { factKeys, pulled, today } from "./kit.ts";

const nobody = { added: 0, changed: 0, unchanged: 0, gone: 0, setAside: 0 };

export function pullCases(fresh: FreshStore): void {
  it("numbers pulls, and gives each the cursor where the one before ended", async () => {
    const store = fresh();
    expect(await beginPull(store, "memory", today)).toEqual({ number: 1 });
    await commitPage(store, "memory", { facts: [], next: "page 1" }, today);
    await finishPull(store, "memory");
    expect(await beginPull(store, "memory", today)).toEqual({ number: 2, cursor: "page 1" });
    expect(await beginPull(store, "fec", today), "each host has its own").toEqual({ number: 1 });
  });

  it("goes on with a pull that did not come to its end, under the same number", async () => {
    const store = fresh();
    await beginPull(store, "memory", today);
    await commitPage(store, "memory", { facts: [item("1", "A")], next: "page 1" }, today);
    expect(await beginPull(store, "memory", day("2026-11-22"))).toEqual({ number: 1, cursor: "page 1" });
  });

  it("commits facts, rows set aside and cursor together, or nothing of them", async () => {
    const store = fresh();
    await beginPull(store, "memory", today);
    await commitPage(store, "memory", { facts: [item("1", "A")], next: "page 1" }, today);
    const broken = { place: null as unknown as string, code: "x", params: {} };
    await expect(
      commitPage(store, "memory", { facts: [item("2", "A"), gone("open_item", "1")], next: "page 2", setAside: [broken] }, today),
    ).rejects.toThrow(/null value/);
    expect(await factKeys(store)).toEqual(["memory open_item 1"]);
    expect(await beginPull(store, "memory", today)).toEqual({ number: 1, cursor: "page 1" });
  });

  it.each<[what: string, page: Partial<PulledPage>, counts: object, left: readonly string[]]>([
    ["a new fact", { facts: [item("3", "A")] }, { added: 1 }, ["1", "2", "3"]],
    ["the same fact", { facts: [item("1", "A")] }, { unchanged: 1 }, ["1", "2"]],
    ["another amount", { facts: [item("1", "A", { open: 1 })] }, { changed: 1 }, ["1", "2"]],
    [
      "another place in the host",
      { facts: [item("1", "A", { source: { host: "memory", place: "elsewhere" } })] },
      { unchanged: 1 },
      ["1", "2"],
    ],
    ["a fact that is gone", { facts: [gone("open_item", "1")] }, { gone: 1 }, ["2"]],
    ["gone twice", { facts: [gone("open_item", "1"), gone("open_item", "1")] }, { gone: 1 }, ["2"]],
    ["gone, of another kind", { facts: [gone("credit", "1")] }, {}, ["1", "2"]],
    ["gone, never known", { facts: [gone("open_item", "9")] }, {}, ["1", "2"]],
    ["one id twice", { facts: [item("3", "A", { open: 1 }), item("3", "A", { open: 2 })] }, { added: 1 }, ["1", "2", "3"]],
    ["new, then gone", { facts: [item("3", "A"), gone("open_item", "3")] }, {}, ["1", "2"]],
    ["gone, then back", { facts: [gone("open_item", "1"), item("1", "A")] }, { unchanged: 1 }, ["1", "2"]],
    ["all that there is", { facts: [item("2", "A")], complete: ["open_item"] }, { unchanged: 1, gone: 1 }, ["2"]],
    ["nothing, and that is all", { facts: [], complete: ["open_item", "credit"] }, { gone: 2 }, []],
    ["nothing of another kind", { facts: [], complete: ["credit"] }, {}, ["1", "2"]],
  ])("counts %s", async (_, page, counts, left) => {
    const store = fresh();
    await pulled(store, [item("1", "A"), item("2", "A")]);
    expect(await pulled(store, [], page)).toEqual({ ...nobody, ...counts });
    expect(await factKeys(store)).toEqual(left.map((id) => `memory open_item ${id}`));
  });

  it("knows where a fact now stands, though that is no change", async () => {
    const store = fresh();
    await pulled(store, [item("1", "A", { source: { host: "memory", place: "book.txt:12" } })]);
    await pulled(store, [item("1", "A", { source: { host: "memory", place: "book.txt:40" } })]);
    const { body } = await store.db.selectFrom("fact").select("body").where("workspace", "=", store.workspace).executeTakeFirstOrThrow();
    expect(body).toMatchObject({ source: { place: "book.txt:40" } });
  });

  it("keeps the later of two facts with one id", async () => {
    const store = fresh();
    await pulled(store, [item("1", "A", { open: 1 }), item("1", "A", { open: 2 })]);
    const { body } = await store.db.selectFrom("fact").select("body").where("workspace", "=", store.workspace).executeTakeFirstOrThrow();
    expect(body).toMatchObject({ open: 2 });
  });

  it("does not touch a row that it has already seen unchanged in this pull", async () => {
    const store = fresh();
    await beginPull(store, "memory", today);
    const commit = () => commitPage(store, "memory", { facts: [item("1", "A"), debtor("A")], next: "1" }, today);
    await commit();
    const before = await versionsOf(store);
    expect(await commit()).toEqual({ ...nobody, unchanged: 2 });
    expect(await versionsOf(store)).toEqual(before);
  });

  it("takes for gone what the whole listing left out, begun in one process and ended in another", async () => {
    const store = fresh();
    await pulled(store, [item("1", "A"), item("2", "A"), item("3", "A")]);
    await beginPull(store, "memory", today);
    await commitPage(store, "memory", { facts: [item("1", "A")], next: "half" }, today);
    const later = { ...store, session: "another process" };
    expect(await beginPull(later, "memory", today)).toEqual({ number: 2, cursor: "half" });
    expect(await commitPage(later, "memory", { facts: [item("3", "A")], next: "end", complete: ["open_item"] }, today)).toMatchObject({
      gone: 1,
    });
    expect(await factKeys(store)).toEqual(["memory open_item 1", "memory open_item 3"]);
  });

  it("takes nothing for gone of another host, and never a person's word", async () => {
    const store = fresh();
    await pulled(store, [item("1", "A")], { host: "fec" });
    await addSignal(store, signal("s", "A", { what: "hold", on: today, until: today }));
    await pulled(store, [], { complete: ["open_item", "signal"] });
    expect(await factKeys(store)).toEqual(["fec open_item 1", "relance signal s"]);
  });

  it("stops a pull that another process has taken over", async () => {
    const store = fresh();
    await beginPull(store, "memory", today);
    await beginPull({ ...store, session: "another process" }, "memory", today);
    const overtaken = expect.objectContaining({ code: "store.pull_overtaken", params: { host: "memory" } });
    await expect(commitPage(store, "memory", { facts: [item("1", "A")], next: "1" }, today)).rejects.toThrow(overtaken);
    await expect(finishPull(store, "memory")).rejects.toThrow(StoreError);
    expect(await factKeys(store)).toEqual([]);
  });

  it("hears a person's word once, however often it is said with one id", async () => {
    const store = fresh();
    await addSignal(store, signal("s", "A", { what: "reply", on: today }));
    await addSignal(store, signal("s", "A", { what: "reply", on: today, note: "called back" }));
    expect(await factKeys(store)).toEqual(["relance signal s"]);
  });

  it("lists rows set aside in the order of their lines, and says again only what is still so", async () => {
    const store = fresh();
    const at = (place: string) => ({ place, code: "fec.amount_unreadable", params: { value: "12,3x", line: 1 } });
    await pulled(store, [], { setAside: [at("2026.txt:10"), at("2026.txt:9"), at("2026.txt:9")] });
    expect(await readSetAside(store)).toEqual([at("2026.txt:9"), at("2026.txt:10")]);

    const mended = item("1", "A", { source: { host: "memory", place: "2026.txt:9" } });
    await pulled(store, [mended, item("2", "A")], {});
    expect(await readSetAside(store), "line 9 is a fact now").toEqual([at("2026.txt:10")]);
    await pulled(store, [], { setAside: [at("2026.txt:11")] });
    await pulled(store, [{ kind: "gone", of: "open_item", id: "7", source: { host: "memory", place: "2026.txt:11" } }]);
    expect(await readSetAside(store), "line 11 is no longer in the host").toEqual([at("2026.txt:10")]);
    await pulled(store, [], { complete: ["balance"] });
    expect(await readSetAside(store), "balances in full say nothing about lines").toHaveLength(1);
    await pulled(store, [mended], { complete: ["open_item"], setAside: [at("2026.txt:12")] });
    expect(await readSetAside(store), "the whole file was read again").toEqual([at("2026.txt:12")]);
  });

  it("keeps a row set aside at the same place as a fact of the same page", async () => {
    const store = fresh();
    const row = { place: "customers.csv:2", code: "fec.email_unreadable", params: {} };
    const page = { setAside: [row] };
    const facts = [debtor("A", { source: { host: "memory", place: row.place } })];
    await pulled(store, facts, page);
    await pulled(store, facts, page);
    expect(await readSetAside(store)).toEqual([row]);
  });
}

/** Which transaction wrote each row last. */
async function versionsOf({ db, workspace }: Store): Promise<unknown> {
  const { rows } = await sql`select id, xmin::text from fact where workspace = ${workspace} order by id`.execute(db);
  return rows;
}
