import { day } from "../../../../src/ledger/day.ts";
import { beginPull, commitPage } from "../../../../src/ledger/store/facts.ts";
import { openStore } from "../../../../src/ledger/store/open.ts";
import { item } from "../../../support/facts.ts";

/** Pulls without end, one open item a page; says each page's number once it is committed. */
const store = await openStore({ workspace: "writer", folder: process.argv[2] ?? "" });
const today = day("2026-11-21");
const { cursor } = await beginPull(store, "memory", today);
for (let page = Number(cursor ?? 0) + 1; ; page++) {
  await commitPage(store, "memory", { facts: [item(String(page), "A")], next: String(page) }, today);
  process.send?.(page);
}
