import { ConnectorError } from "../port.ts";

/** The commercial partner of a debtor, `12/1`, or the partner of a contact, whatever follows its number. @throws ConnectorError */
export function partnerOf(id: string): number {
  return numberIn(id, /^(\d+)/);
}

/** The company of a debtor, `12/1`. @throws ConnectorError */
export function companyOf(debtor: string): number {
  return numberIn(debtor, /^\d+\/(\d+)$/);
}

/** The receivable line of an open item. @throws ConnectorError */
export function lineOf(item: string): number {
  return numberIn(item, /^(\d+)$/);
}

function numberIn(id: string, pattern: RegExp): number {
  const found = Number(pattern.exec(id)?.[1]);
  if (!(found > 0)) throw new ConnectorError("odoo", "bug", "odoo.foreign_id", { id });
  return found;
}
