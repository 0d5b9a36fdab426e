const first = 5 * 60_000;
const longest = 12 * 3_600_000;
const attempts = 10;

/**
 * Milliseconds to wait after the nth refusal in a row: 5 min, 15 min, 45 min … 12 h. Undefined when it is time to stop:
 * ten attempts span three days, about what mail servers themselves hold out.
 */
export function waitAfter(attempt: number): number | undefined {
  return attempt < attempts ? Math.min(first * 3 ** (attempt - 1), longest) : undefined;
}
