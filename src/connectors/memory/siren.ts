/**
 * A number with a right check digit that no company bears: none is given out with a leading 0.
 * Different for every index below ten million.
 */
export function inventedSiren(seed: number, index: number): string {
  const body = String((index * 7_368_787 + (seed >>> 0)) % 10_000_000).padStart(8, "0");
  return body + checkDigit(body);
}

/** Luhn: every second digit from the right counts double, the sum of digits ends in 0. */
function checkDigit(body: string): number {
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    const digit = body.charCodeAt(body.length - 1 - place) - 48;
    const counted = place % 2 === 0 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return (10 - (sum % 10)) % 10;
}
