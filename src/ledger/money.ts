/** ISO 4217 code, upper case: `EUR`. */
export type Currency = string;

/**
 * An amount in minor units (cents for EUR), always a safe integer and always beside a currency.
 * A double holds integers exactly up to 90 071 992 547 409,91 €; `minor` and `sumMinor` refuse anything beyond.
 */
export type Minor = number;

export interface Money {
  readonly amount: Minor;
  readonly currency: Currency;
}

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const exponents: Readonly<Record<string, number>> = {
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Digits after the decimal separator: 2 for EUR, 0 for XPF, 3 for TND. */
export function exponentOf(currency: Currency): number {
  return exponents[currency] ?? 2;
}

/** Returns `amount` unchanged. @throws RangeError when it is not a safe integer: money is never rounded in silence. */
export function minor(amount: number): Minor {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not an exact amount in minor units: ${amount}`);
  return amount;
}

/** Sum of amounts of one currency. @throws RangeError when the total is no longer exact. */
export function sumMinor(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minor(total);
}

/**
 * Reads a plain decimal, dot or comma, sign first: `"1234,5"` in EUR is 123450.
 * Returns undefined when it is not a number or has more decimals than the currency: an amount is never guessed.
 */
export function parseDecimal(text: string, currency: Currency): Minor | undefined {
  const match = /^([+-]?)(\d+)(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const digits = exponentOf(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return undefined;
  const amount = Number(match[2] + fraction.padEnd(digits, "0"));
  if (!Number.isSafeInteger(amount)) return undefined;
  return match[1] === "-" && amount !== 0 ? -amount : amount;
}

/** Writes the plain decimal with a dot: 123450 in EUR is `"1234.50"`. For machines; people read `formatMoney`. */
export function decimal(amount: Minor, currency: Currency): string {
  const digits = exponentOf(currency);
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
