import type { Debtor, Fact } from "../../../ledger/facts.ts";
import { readRows } from "../read.ts";
import type { Company, Session } from "../session.ts";
import type { Told } from "../told.ts";
import { contactOf, debtorOf, type Partner, partnerFields, PartnerRow } from "./partner.ts";

/** Whose money a line is: the partner on it, or the account alone when it names nobody. */
export interface Owing {
  readonly company: number;
  readonly partner: number | undefined;
  readonly account: number;
}

/** The debtors of a pull: who they are is read when a line first names them. */
export interface Debtors {
  /** Debtors that these lines name and that were not told yet, with their contacts. */
  meet(lines: readonly Owing[], signal?: AbortSignal): Promise<readonly Fact[]>;
  /** Reads these families again, the same partners in every company where they are told. */
  renew(partners: readonly number[], signal?: AbortSignal): Promise<readonly Fact[]>;
  /** Undefined for a partner that the key's user may not see, or whose record cannot be understood. */
  idOf(line: Owing): string | undefined;
}

export function makeDebtors(session: Session, told: Told): Debtors {
  const commercial = new Map<number, number>();

  /** Families of these partners: all that have the same commercial partner. */
  async function families(partners: readonly number[], company: Company, signal?: AbortSignal): Promise<ReadonlyMap<number, Partner[]>> {
    const fields = await session.client.fields("res.partner", partnerFields, signal);
    const found = new Map<number, Partner[]>();
    for (let wanted = partners; wanted.length > 0;) {
      const domain = ["|", ["id", "in", wanted], ["commercial_partner_id", "in", wanted]];
      // The company alone: credit limits are another one's in another company.
      const rows = await readRows(session.client, { model: "res.partner", domain, fields, companies: [company.id] }, signal);
      const missing = new Set<number>();
      for (const row of rows) {
        const read = PartnerRow.safeParse(row);
        if (!read.success) continue;
        const head = read.data.commercial_partner_id ?? read.data.id;
        commercial.set(read.data.id, head);
        if (!wanted.includes(head) && !found.has(head)) missing.add(head);
        const family = found.get(head) ?? [];
        if (!family.some(({ id }) => id === read.data.id)) found.set(head, [...family, read.data]);
      }
      wanted = [...missing].filter((id) => !partners.includes(id) && !wanted.includes(id));
    }
    return found;
  }

  function factsOf(family: readonly Partner[], head: number, company: Company): readonly Fact[] {
    const main = family.find(({ id }) => id === head);
    if (!main) return [];
    const debtor = debtorOf(main, company, session);
    const facts: Fact[] = [debtor];
    for (const partner of family.toSorted((a, b) => a.id - b.id)) {
      const contact = contactOf(partner, debtor, company, session);
      const id = `${partner.id}/${company.id}`;
      if (contact) facts.push(contact);
      else if (told.has("contact", id))
        facts.push({ kind: "gone", of: "contact", id, source: { host: "odoo", place: `res.partner ${partner.id}` } });
    }
    return facts;
  }

  async function read(partners: readonly number[], company: Company, signal?: AbortSignal): Promise<readonly Fact[]> {
    const facts: Fact[] = [];
    for (let at = 0; at < partners.length; at += 1_000) {
      const found = await families(partners.slice(at, at + 1_000), company, signal);
      for (const [head, family] of found) facts.push(...factsOf(family, head, company));
    }
    return facts;
  }

  return {
    async meet(lines, signal) {
      const facts: Fact[] = [];
      for (const company of session.companies.values()) {
        const unknown = new Set<number>();
        for (const line of lines) {
          if (line.company !== company.id) continue;
          if (line.partner === undefined) facts.push(...nobody(line, company, session));
          else if (!isKnown(line.partner, company)) unknown.add(line.partner);
        }
        if (unknown.size > 0) facts.push(...(await read([...unknown], company, signal)));
      }
      return facts;
    },
    async renew(partners, signal) {
      const facts: Fact[] = [];
      for (const company of session.companies.values()) {
        const here = partners.filter((id) => told.has("debtor", `${id}/${company.id}`));
        facts.push(...(await read(here, company, signal)).filter((fact) => fact.kind !== "debtor" || told.has("debtor", fact.id)));
      }
      return facts;
    },
    idOf({ partner, company, account }) {
      if (partner === undefined) return `account-${account}/${company}`;
      const head = commercial.get(partner);
      return head === undefined ? undefined : `${head}/${company}`;
    },
  };

  function isKnown(partner: number, company: Company): boolean {
    if (!commercial.has(partner) && told.has("debtor", `${partner}/${company.id}`)) commercial.set(partner, partner);
    return told.has("debtor", `${commercial.get(partner)}/${company.id}`);
  }
}

/** Lines of an account that name nobody: they are in the book, and nobody is asked for them. */
function nobody({ account }: Owing, company: Company, { accounts }: Session): readonly Debtor[] {
  const { code, name } = accounts.get(account) ?? { code: String(account), name: String(account) };
  return [
    {
      kind: "debtor",
      id: `account-${account}/${company.id}`,
      reference: code,
      name,
      company: company.name,
      nature: "unknown",
      tags: [],
      noFollowUp: true,
      source: { host: "odoo", place: `account.account ${account}` },
    },
  ];
}
