import type { FecPlace } from "./options.ts";

/** A customer of one company: what every fact about it names. */
export function debtorId({ company }: FecPlace, customerKey: string): string {
  return `${company.id}/${customerKey}`;
}
