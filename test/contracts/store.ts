import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe } from "vitest";
import type { Store } from "../../src/ledger/store/store.ts";
import { bankLineCases } from "./store/bank-lines.ts";
import { bookCases } from "./store/book.ts";
import { dossierCases } from "./store/dossiers.ts";
import { actionCases } from "./store/actions.ts";
import { findCases } from "./store/find.ts";
import { pullCases } from "./store/pull.ts";
import { recordCases } from "./store/records.ts";
import { valueCases } from "./store/values.ts";

/** A store without a row in it, for one test. */
export type FreshStore = () => Store;

/** What the store keeps on every database. Each test has a workspace of its own among those of the others. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`${name} keeps the store contract`, () => {
    let store: Store | undefined;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store?.close());
    const fresh: FreshStore = () => {
      if (!store) throw new Error("the store is there once the tests run");
      return { ...store, workspace: randomUUID() };
    };

    describe("pull", () => {
      pullCases(fresh);
    });
    describe("dossiers", () => {
      dossierCases(fresh);
    });
    describe("bank lines", () => {
      bankLineCases(fresh);
    });
    describe("actions", () => {
      actionCases(fresh);
    });
    describe("find", () => {
      findCases(fresh);
    });
    describe("book", () => {
      bookCases(fresh);
    });
    describe("records", () => {
      recordCases(fresh);
    });
    describe("values", () => {
      valueCases(fresh);
    });
  });
}
