import { fecConnector } from "../src/connectors/fec/connector.ts";
import type { Balances } from "./fec-sides.ts";

export async function pullBalances(path: string): Promise<Balances> {
  const company = { id: "000000000", name: "Comptoir des Essences" };
  const balances = new Map<string, number>();
  for await (const { facts } of fecConnector({ folder: "/", files: [path], company }).pull(undefined))
    for (const fact of facts)
      if (fact.kind === "balance" && fact.debtor !== undefined) balances.set(fact.debtor.slice(company.id.length + 1), fact.amount);
  return balances;
}
