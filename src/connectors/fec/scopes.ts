import type { Customer, NamedBy, Scope } from "./book.ts";
import { customerInLabel } from "./label-customer.ts";

/** The customers of all files of a reading. */
export interface Scopes {
  /** The number of the customer and account in `list`. The latest name given is the customer's. */
  find(account: string, customerNumber: string, customerName: string, accountName: string, label: string): Place;
  /** Whether a line that was read has this customer number in this account. */
  has(account: string, customerNumber: string): boolean;
  readonly list: readonly Scope[];
  /** For each of `list`, the number of its customer: one customer may stand in several accounts. */
  readonly customers: readonly number[];
}

/** A customer in an account as some lines spell it. */
export interface Place {
  readonly index: number;
  /** Only the label says whose line it is: another label may mean another customer. */
  readonly guessed: boolean;
  /** Takes the name of these lines for the customer's. */
  rename(): void;
}

/** One object per customer and per account, so that lines hold references and compare by identity. */
export function makeScopes(): Scopes {
  const list: Scope[] = [];
  const customers: number[] = [];
  const scopes = new Map<string, number>();
  const known = new Map<string, { readonly index: number; readonly customer: Customer }>();

  function customerOf(key: string, name: string, namedBy: NamedBy) {
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { index: known.size, customer: { key, name, namedBy } }));
    return found;
  }

  return {
    list,
    customers,
    has: (account, customerNumber) => scopes.has(`${account}\u0000${customerNumber}`),
    find(account, customerNumber, customerName, accountName, label) {
      const shared = isShared(account);
      const inLabel = customerNumber || customerName || !shared ? "" : customerInLabel(label);
      const key = customerNumber || (shared && customerName) || inLabel || account;
      const namedBy = customerNumber ? "number" : !shared ? "account" : customerName ? "name" : inLabel ? "label" : "nothing";
      const name = customerName || (shared ? "" : accountName) || key;
      const id = `${account}\u0000${key}`;
      const { customer, index: customerIndex } = customerOf(key, name, namedBy);
      let index = scopes.get(id);
      if (index === undefined) {
        index = list.push({ account, customer }) - 1;
        customers.push(customerIndex);
        scopes.set(id, index);
      }
      return {
        index,
        guessed: isGuess(namedBy),
        rename() {
          if (customer.name !== name && (customerName || customer.name === key)) customer.name = name;
        },
      };
    },
  };
}

/** Nothing but a label says who it is, or not even that. */
export function isGuess(namedBy: NamedBy): boolean {
  return namedBy === "label" || namedBy === "nothing";
}

/** 411000 and 4111 are everybody's; 41100042 and 411MARTIN are one customer's. */
function isShared(account: string): boolean {
  let end = account.length;
  while (end > 4 && account[end - 1] === "0") end--;
  return end <= 4;
}
