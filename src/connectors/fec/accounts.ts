/** What an account is to receivables: `suspense` holds money whose customer is still to be found. */
export type AccountKind = "receivable" | "retention" | "suspense" | undefined;

/** Tells from the first bytes of an account number, so that most lines are never decoded. */
export interface AccountTest {
  kindOf(buffer: Buffer, start: number, end: number): AccountKind;
  /** What accounts touch by their first four digits, read as hexadecimal; `wanted` where they may be of some kind. */
  readonly beginnings: Uint8Array;
}

/** Beginnings of accounts that must be looked at line by line. Less than this are the bits of `touchedBy`. */
export const wanted = 0x80;

/** The longest prefix wins: 4117 may stand apart inside 411. */
export function accountTest(accounts: Readonly<Record<NonNullable<AccountKind>, readonly string[]>>): AccountTest {
  const prefixes = (["receivable", "retention", "suspense"] as const)
    .flatMap((kind) => accounts[kind].map((prefix) => ({ bytes: Buffer.from(prefix), kind })))
    .toSorted((a, b) => b.bytes.length - a.bytes.length);
  // Most accounts are none of them, which the two digits that every prefix has tell at once.
  const firstTwo = new Uint8Array(1 << 16);
  for (const { bytes } of prefixes) firstTwo[bytes.readUInt16BE()] = 1;
  const mayBegin = (first: number, second: number) => firstTwo[(first << 8) | second] === 1;
  return {
    beginnings: beginningsOf(mayBegin),
    kindOf(buffer, start, end) {
      if (end - start < 2 || !mayBegin(buffer[start] as number, buffer[start + 1] as number)) return undefined;
      for (const { bytes, kind } of prefixes) if (startsWith(buffer, start, end, bytes)) return kind;
      return undefined;
    },
  };
}

function beginningsOf(mayBegin: (first: number, second: number) => boolean): Uint8Array {
  const kinds = new Uint8Array(1 << 16).fill(wanted);
  const account = Buffer.alloc(4);
  for (let number = 0; number < 10_000; number++) {
    const digits = [number / 1000, number / 100, number / 10, number].map((part) => Math.floor(part) % 10);
    account.set(digits.map((digit) => 0x30 + digit));
    if (mayBegin(account[0] as number, account[1] as number)) continue;
    kinds[digits.reduce((place, digit) => place * 16 + digit)] = Math.min(touchedBy(account, 0), wanted);
  }
  return kinds;
}

function startsWith(buffer: Buffer, start: number, end: number, prefix: Buffer): boolean {
  if (end - start < prefix.length) return false;
  for (let at = 0; at < prefix.length; at++) if (buffer[start + at] !== prefix[at]) return false;
  return true;
}

/** Which kinds of account an entry or a journal has lines in; a set of bits. */
export const touches = { money: 1, revenue: 2, result: 4, capital: 8, difference: 16, moved: 32, taxed: 64, customer: 128 } as const;

/**
 * The bits of one account: 51 and 53 money, 70 revenue (a result too), 6 and 7 result, 1 capital. 654, 656, 658, 665 and
 * 666 with their counterparts 75x and 76x are differences: losses, exchange, discounts, a few cents written off. 41 is a
 * customer, in 413 and 416 one whose claim was moved there, and 4457 the tax that an invoice bears.
 */
export function touchedBy(buffer: Buffer, start: number): number {
  const first = buffer[start];
  const second = buffer[start + 1];
  if (first === 0x34) return touchedOfThird(second, buffer[start + 2], buffer[start + 3]);
  if (first === 0x35) return second === 0x31 || second === 0x33 ? touches.money : 0;
  if (first === 0x37 && second === 0x30) return touches.revenue | touches.result;
  if (first === 0x36 || first === 0x37)
    return isDifference(second, buffer[start + 2]) ? touches.difference | touches.result : touches.result;
  return first === 0x31 ? touches.capital : 0;
}

function touchedOfThird(second: number | undefined, third: number | undefined, fourth: number | undefined): number {
  if (second === 0x31) return third === 0x33 || third === 0x36 ? touches.customer | touches.moved : touches.customer;
  return second === 0x34 && third === 0x35 && fourth === 0x37 ? touches.taxed : 0;
}

function isDifference(second: number | undefined, third: number | undefined): boolean {
  if (second === 0x35) return third === 0x34 || third === 0x36 || third === 0x38;
  return second === 0x36 && (third === 0x35 || third === 0x36);
}
