import { type Minor, parseDecimal } from "../../ledger/money.ts";
import { ConnectorError } from "../port.ts";

/** Debit less credit of the accounts that begin so, in a FEC that the host itself has written. @throws ConnectorError */
export function receivableOf(file: Uint8Array, accounts: readonly string[]): Minor {
  // Only figures and account numbers are read: the encoding does not matter.
  const [header = "", ...lines] = new TextDecoder("latin1").decode(file).split(/\r?\n/);
  const separator = header.includes("\t") ? "\t" : "|";
  const names = header.split(separator).map((name) => name.trim().toLowerCase());
  const [account, debit, credit] = ["comptenum", "debit", "credit"].map((name) => names.findIndex((other) => other.endsWith(name)));
  if (account === -1 || debit === -1 || credit === -1) throw unreadable(1);
  let total = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const cells = line.split(separator);
    if (!accounts.some((prefix) => cells[account as number]?.startsWith(prefix))) continue;
    const [plus, minus] = [debit, credit].map((at) => parseDecimal(cells[at as number] || "0", "EUR"));
    if (plus === undefined || minus === undefined) throw unreadable(index + 2);
    total += plus - minus;
  }
  return total;
}

function unreadable(line: number): ConnectorError {
  return new ConnectorError("pennylane", "bug", "pennylane.fec_unreadable", { line });
}
