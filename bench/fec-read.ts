import { accountTest } from "../src/connectors/fec/accounts.ts";
import { scopeOf } from "../src/connectors/fec/packed.ts";
import type { Reading } from "../src/connectors/fec/reader.ts";
import { makeScopes } from "../src/connectors/fec/scopes.ts";
import { makeSpool } from "../src/connectors/fec/spool.ts";
import { readText, textsIn } from "../src/connectors/fec/texts.ts";
import type { Balances } from "./fec-sides.ts";

/** The reading of a pull, without what follows. */
export async function readBalances(path: string): Promise<Balances> {
  const scopes = makeScopes();
  const spool = makeSpool((buffer, start) => scopes.customers[scopeOf(buffer, start)] as number);
  const reading: Reading = {
    accounts: accountTest({ receivable: ["411"], retention: [], suspense: [] }),
    scopes,
    digits: 2,
    spool,
    files: [],
  };
  const balances = new Map<string, number>();
  for (const text of await textsIn(path)) {
    const reader = readText(text, reading);
    let step = await reader.next();
    while (!step.done) step = await reader.next();
    for (const [{ customer }, balance] of step.value.balances) balances.set(customer.key, (balances.get(customer.key) ?? 0) + balance);
  }
  spool.close();
  return balances;
}
