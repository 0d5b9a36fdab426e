/** Nine digits with Luhn's key, as on every SIREN. */
export function isSiren(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  let sum = 0;
  for (let at = 0; at < 9; at++) {
    const digit = Number(text[at]) * (at % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
