import type { Message, Params } from "../ledger/message.ts";
import { type Format, formatOf, type Language, typeset } from "./format.ts";

/** The sentences of one area, one per message code, in each language. A test holds them against the codes in the source. */
export type Sentences = Readonly<Record<string, Readonly<Record<Language, Sentence>>>>;

type Sentence = string | ((params: Params, format: Format) => string);

/** Says a message in a language. A code that nobody wrote a sentence for shows itself with its parameters. */
export function say(message: Message, language: Language, ...catalogues: readonly Sentences[]): string {
  for (const catalogue of catalogues) {
    const sentence = catalogue[message.code]?.[language];
    if (sentence === undefined) continue;
    return typeset(typeof sentence === "string" ? sentence : sentence(message.params, formatOf(language)), language);
  }
  return `${message.code} ${JSON.stringify(message.params)}`;
}

/** An amount of the parameters, in their `currency`. */
export function money(params: Params, format: Format, name = "amount"): string {
  return format.money(Number(params[name]), String(params.currency));
}
