/**
 * Something to tell a person, without its sentence: `text/` holds one per code in French and in English.
 * Amounts are in minor units beside a `currency` parameter, days are `YYYY-MM-DD`.
 */
export interface Message {
  /** `area.situation`: `fec.amount_unreadable`. */
  readonly code: string;
  readonly params: Params;
}

export type Params = Readonly<Record<string, string | number>>;
