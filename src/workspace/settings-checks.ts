import { Cron } from "croner";
import { smtpServer } from "../outbox/carriers/smtp-server.ts";

/** ISO 13616: the rearranged account number, letters as numbers, is 1 modulo 97. One wrong digit is always seen. */
export function isIban(text: string): boolean {
  const compact = text.replace(/\s/g, "");
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(compact)) return false;
  const digits = (compact.slice(4) + compact.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  let rest = 0;
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

export function isCronLine(text: string): boolean {
  try {
    return new Cron(text, { paused: true }).nextRun() !== null;
  } catch {
    return false;
  }
}

export function isSmtpUrl(url: string): boolean {
  try {
    smtpServer(url);
    return true;
  } catch {
    return false;
  }
}
