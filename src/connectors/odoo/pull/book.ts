import type { Domain } from "../read.ts";
import type { Session } from "../session.ts";

/** Lines of what customers owe, of posted entries. */
export function receivableLines({ accounts, companyIds }: Session): Domain {
  return [
    ["account_id", "in", [...accounts.keys()]],
    ["parent_state", "=", "posted"],
    ["company_id", "in", companyIds],
  ];
}

/** Those that are not matched to the end. */
export function openLines(session: Session): Domain {
  return [...receivableLines(session), ["reconciled", "=", false]];
}

/** Where people look it up, on every version. */
export function recordUrl(url: string, model: string, id: number): string {
  return `${url}/mail/view?model=${model}&res_id=${id}`;
}
