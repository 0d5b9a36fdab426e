import { type Day, partsOf } from "../ledger/day.ts";
import { type Currency, decimal, exponentOf, type Minor } from "../ledger/money.ts";

export type Language = "fr" | "en";

/** How one language writes amounts, days, counts. French typography: `1 234,56 €`, `21/11/2026`, `12,40 %`. */
export interface Format {
  readonly language: Language;
  /** `1 234,56 €` with no-break spaces, or `€1,234.56`. */
  money(amount: Minor, currency: Currency): string;
  /** `21/11/2026` in both languages: day first, as everywhere in Europe. */
  day(day: Day | string): string;
  /** `lundi 23 novembre 2026`, `mardi 1er décembre 2026`, `Monday 23 November 2026`. */
  longDay(day: Day | string): string;
  /** A plain count: `1 284`, `1,284`. */
  number(value: number): string;
  /** `1 jour`, `3 jours`: the count and its noun. French takes the singular for 0 and 1. */
  count(value: number, one: string, many: string): string;
}

export function formatOf(language: Language): Format {
  return formats[language];
}

const formats: Readonly<Record<Language, Format>> = { fr: makeFormat("fr", "fr-FR"), en: makeFormat("en", "en-GB") };

function makeFormat(language: Language, locale: string): Format {
  const byCurrency = new Map<Currency, Intl.NumberFormat>();
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  const days = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const number = (value: number) => numbers.format(value);
  return {
    language,
    money(amount, currency) {
      let format = byCurrency.get(currency);
      if (!format) {
        const digits = exponentOf(currency);
        format = new Intl.NumberFormat(locale, {
          style: "currency",
          currency,
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        byCurrency.set(currency, format);
      }
      // Intl formats decimal strings exactly; a double would round large amounts.
      return format.format(decimal(amount, currency) as `${number}`);
    },
    day: (of) => `${of.slice(8, 10)}/${of.slice(5, 7)}/${of.slice(0, 4)}`,
    longDay(of) {
      const { year, month, date } = partsOf(of as Day);
      // Intl writes "mardi 1 décembre" and "Monday, 23 November".
      const text = days.format(Date.UTC(year, month - 1, date)).replace(",", "");
      return language === "fr" ? text.replace(/\b1 /, "1er ") : text;
    },
    number,
    count: (value, one, many) => `${number(value)}\u00a0${plurals.select(value) === "one" ? one : many}`,
  };
}

/** French typography: a no-break space inside « » and before ; : ? ! %. Sentences are written with plain spaces. */
export function typeset(text: string, language: Language): string {
  if (language === "en") return text;
  return text
    .replace(/« /g, "«\u00a0")
    .replace(/ »/g, "\u00a0»")
    .replace(/ ([;:?!%€])/g, "\u00a0$1");
}
