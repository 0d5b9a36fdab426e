import type { z } from "zod";
import type { Balance, Credit, Debtor, Fact, FactKind, OpenItem, Payment } from "../../../src/ledger/facts.ts";
import type { Page, SetAside } from "../../../src/connectors/port.ts";
import { fecConnector } from "../../../src/connectors/fec/connector.ts";
import type { FecOptions } from "../../../src/connectors/fec/options.ts";

export const company = { id: "000000000", name: "Comptoir des Essences" };

/** A connector on the FEC files of a folder. */
export function connectorOn(folder: string, options: Partial<z.input<typeof FecOptions>> = {}) {
  return fecConnector({ folder, company, files: ["*FEC*.txt"], ...options });
}

/** Everything one pull of a folder gives. */
export async function readAll(folder: string, options: Partial<z.input<typeof FecOptions>> = {}): Promise<Pulled> {
  const pages: Page[] = [];
  for await (const page of connectorOn(folder, options).pull(undefined)) pages.push(page);
  return pulled(pages);
}

export interface Pulled {
  readonly pages: readonly Page[];
  readonly facts: readonly Fact[];
  readonly setAside: readonly SetAside[];
  readonly items: readonly OpenItem[];
  readonly credits: readonly Credit[];
  readonly payments: readonly Payment[];
  readonly debtors: readonly Debtor[];
  readonly balances: readonly Balance[];
}

export function pulled(pages: readonly Page[]): Pulled {
  // The balance of the company comes last, when all customers are added up; people read it first.
  const all = pages.flatMap((page) => page.facts);
  const isCompanys = (fact: Fact) => fact.kind === "balance" && fact.debtor === undefined;
  const facts = [...all.filter(isCompanys), ...all.filter((fact) => !isCompanys(fact))];
  return {
    pages,
    facts,
    setAside: pages.flatMap((page) => page.setAside ?? []),
    items: ofKind(facts, "open_item"),
    credits: ofKind(facts, "credit"),
    payments: ofKind(facts, "payment"),
    debtors: ofKind(facts, "debtor"),
    balances: ofKind(facts, "balance"),
  };
}

function ofKind<K extends FactKind>(facts: readonly Fact[], kind: K): readonly Extract<Fact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}
