import { digest } from "../digest.ts";
import type { Fact } from "../facts.ts";
import { jsonText } from "./json-text.ts";

export type StoredFact = Exclude<Fact, { kind: "gone" }>;

/** Facts as one JSON array of rows for `json_to_recordset`: one parameter, however many rows. */
export function factRows(facts: readonly StoredFact[]): string {
  return `[${facts.map(factRow).join()}]`;
}

/**
 * The body's text is made once: it is hashed and sent. Where the fact stands is sent but not hashed: a line further down in
 * a file that has grown says nothing new.
 */
function factRow(fact: StoredFact): string {
  const { source, ...said } = fact;
  const text = jsonText(said);
  const keys = jsonText({ kind: fact.kind, id: fact.id, debtor: debtorOf(fact), currency: currencyOf(fact), hash: digest(text) });
  return `${keys.slice(0, -1)},"body":${text.slice(0, -1)},"source":${jsonText(source)}}}`;
}

function debtorOf(fact: StoredFact): string | undefined {
  return fact.kind === "debtor" ? fact.id : fact.debtor;
}

function currencyOf(fact: StoredFact): string | undefined {
  return "currency" in fact ? fact.currency : undefined;
}
