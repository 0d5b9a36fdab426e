import { sql } from "kysely";
import type { Minor } from "../money.ts";
import type { Store } from "./store.ts";

/** The book of one company in one currency beside what the host says it should be. Amounts in minor units. */
export interface BookProof {
  readonly company: string;
  readonly currency: string;
  /** Debtors with an open item or a credit. */
  readonly debtors: number;
  readonly openItems: number;
  readonly open: Minor;
  readonly credits: number;
  readonly unapplied: Minor;
  /** `open` less `unapplied`. */
  readonly net: Minor;
  /** The host's own: that of the company, else the sum of its debtors'. Null when it gives none. */
  readonly balance: Minor | null;
  /** `net` less `balance`; 0 without a balance. */
  readonly difference: Minor;
  /** Debtors whose own balance is not what their items add up to, when the host gives balances debtor by debtor. */
  readonly differences: readonly DebtorDifference[];
}

export interface DebtorDifference {
  readonly debtor: string;
  readonly reference: string;
  readonly name: string;
  readonly book: Minor;
  readonly host: Minor;
}

interface Row extends Omit<BookProof, "net" | "difference" | "differences"> {
  /** The columns below are null in the one row of a proof without differences. */
  readonly debtor: string | null;
  readonly reference: string | null;
  readonly name: string | null;
  readonly book: Minor | null;
  readonly host: Minor | null;
}

/** By company, then currency; differences by debtor id. One aggregation in the database, exact: a sum beyond 2^53 throws. */
export async function bookProof({ db, workspace }: Store): Promise<readonly BookProof[]> {
  const { rows } = await sql<Row>`
    with line as (
      select body->>'company' as company, currency, debtor,
        count(*) filter (where kind = 'open_item') as items,
        count(*) filter (where kind = 'credit') as credits,
        coalesce(sum((body->>'open')::bigint) filter (where kind = 'open_item'), 0) as open,
        coalesce(sum((body->>'open')::bigint) filter (where kind = 'credit'), 0) as unapplied,
        sum((body->>'amount')::bigint) filter (where kind = 'balance') as balance
      from fact where workspace = ${workspace} and kind in ('open_item', 'credit', 'balance')
      group by body->>'company', currency, debtor
    ), total as (
      select company, currency,
        count(*) filter (where items + credits > 0) as debtors,
        sum(items)::bigint as items, sum(open)::bigint as open,
        sum(credits)::bigint as credits, sum(unapplied)::bigint as unapplied,
        coalesce(sum(balance) filter (where debtor is null), sum(balance) filter (where debtor is not null))::bigint as balance,
        count(balance) filter (where debtor is not null) > 0 as by_debtor
      from line group by company, currency
    )
    select total.company, total.currency, total.debtors, total.items as "openItems", total.open, total.credits,
      total.unapplied, total.balance, line.debtor, (line.open - line.unapplied)::bigint as book,
      coalesce(line.balance, 0)::bigint as host, named.reference, named.name
    from total
    left join line on total.by_debtor and line.company = total.company and line.currency = total.currency
      and line.debtor is not null and line.open - line.unapplied <> coalesce(line.balance, 0)
    left join lateral (
      select body->>'reference' as reference, body->>'name' as name from fact
      where workspace = ${workspace} and kind = 'debtor' and debtor = line.debtor limit 1
    ) as named on true
    order by total.company collate "C", total.currency, line.debtor`.execute(db);
  return proofsOf(rows);
}

function proofsOf(rows: readonly Row[]): readonly BookProof[] {
  const proofs: (BookProof & { readonly differences: DebtorDifference[] })[] = [];
  for (const { debtor, reference, name, book, host, ...total } of rows) {
    let proof = proofs.at(-1);
    if (proof?.company !== total.company || proof.currency !== total.currency) {
      const net = total.open - total.unapplied;
      proof = { ...total, net, difference: total.balance === null ? 0 : net - total.balance, differences: [] };
      proofs.push(proof);
    }
    if (debtor !== null && book !== null && host !== null) {
      proof.differences.push({ debtor, reference: reference ?? debtor, name: name ?? debtor, book, host });
    }
  }
  return proofs;
}
