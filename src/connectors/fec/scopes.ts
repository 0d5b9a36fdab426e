import type { Customer, Scope } from "./book.ts";
import { customerInLabel } from "./label-customer.ts";

/** The customers of all files of a reading. */
export interface Scopes {
  find(account: string, customerNumber: string, customerName: string, accountName: string, label: string): Scope;
}

/** One object per customer and per account, so that lines hold references and compare by identity. */
export function makeScopes(): Scopes {
  const scopes = new Map<string, Scope>();
  const customers = new Map<string, Customer>();
  return {
    find(account, customerNumber, customerName, accountName, label) {
      const shared = isShared(account);
      const guessed = customerNumber === "" && customerName === "" && shared;
      const key = customerNumber || (shared && customerName) || (guessed && customerInLabel(label)) || account;
      const name = customerName || (shared ? "" : accountName) || key;
      const id = `${account}\u0000${key}`;
      let scope = scopes.get(id);
      if (scope === undefined) {
        let customer = customers.get(key);
        if (customer === undefined) customers.set(key, (customer = { key, name, guessed }));
        scopes.set(id, (scope = { account, customer }));
      }
      if (scope.customer.name !== name && (customerName || scope.customer.name === key)) scope.customer.name = name;
      return scope;
    },
  };
}

/** 411000 and 4111 are everybody's; 41100042 and 411MARTIN are one customer's. */
function isShared(account: string): boolean {
  return account.replace(/0+$/, "").length <= 4;
}
