import { type Day, dayOf } from "../../ledger/day.ts";

/** The closing day in a file's name, `123456789FEC20251231.txt`, whatever stands before and after. */
export function closingDayOf(file: string): Day | undefined {
  const match = /FEC(20\d{2})([01]\d)([0-3]\d)/i.exec(file);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** A large file may be cut into `…FEC20251231_1.txt`, `…_2.txt`. */
export function isPart(file: string): boolean {
  return /FEC20\d{6}[_-]\d{1,3}\.[^.]+$|FEC20\d{6}[_-]\d{1,3}$/i.test(file);
}
