import type { Minor } from "../ledger/money.ts";
import { type BookProof, bookProof } from "../ledger/store/book.ts";
import { readSetAside } from "../ledger/store/facts.ts";
import type { SetAside } from "../connectors/port.ts";
import type { Workspace } from "./open.ts";

/** The book as pulled, with its proof per company and currency and the rows that are missing from it. */
export interface Book {
  readonly proofs: readonly BookProof[];
  readonly setAside: readonly SetAside[];
}

/** Companies are named as people know them: a host that has only one names it by its SIREN. */
export async function readBook({ store, settings: { company } }: Pick<Workspace, "store" | "settings">): Promise<Book> {
  const [proofs, setAside] = await Promise.all([bookProof(store), readSetAside(store)]);
  return { proofs: proofs.map((proof) => (proof.company === company.siren ? { ...proof, company: company.name } : proof)), setAside };
}

/** The proofs whose difference is above what the workspace tolerates: nothing may be sent on them. */
export function unproved(book: Book, tolerance: { readonly amount: Minor; readonly currency: string }): readonly BookProof[] {
  return book.proofs.filter((proof) => Math.abs(proof.difference) > (proof.currency === tolerance.currency ? tolerance.amount : 0));
}
