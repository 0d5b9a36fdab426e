import type { Credit, OpenItem } from "../../ledger/facts.ts";
import type { Message, Params } from "../../ledger/message.ts";
import { sumMinor } from "../../ledger/money.ts";
import type { BooksRead } from "./books-read.ts";
import type { CustomerFacts } from "./facts.ts";
import { listed } from "./listed.ts";
import type { Settings } from "./snapshot.ts";
import { severalCustomers } from "./several-customers.ts";
import type { FileSurvey, SurveyedFile } from "./survey.ts";
import { guessSoftware, type Software } from "./survey-software.ts";

/** What was read although the law has it otherwise, as the bytes show it. */
export function repairsOf(file: string, survey: FileSurvey): readonly Message[] {
  const { ends, letters } = survey;
  // XML has its own rules for lines and letters.
  if (survey.format !== "text") return [];
  const kinds = Object.values(letters).filter((count) => count > 0).length;
  return [
    ...some("fec.repaired_blank_lines", { file, count: survey.blankLines }),
    ...some("fec.repaired_line_ends", { file, count: ends.CRCRLF + (ends.CRCRLF > 0 ? 0 : ends.CR) }),
    ...some("fec.repaired_windows_letters", { file, count: letters.cp1252 }),
    ...some("fec.repaired_mixed_letters", { file, count: kinds > 1 ? letters.latin9 + letters.cp1252 : 0 }),
    ...some("fec.repaired_cells", { file, count: survey.oddLines }),
    ...some("fec.repaired_byte_order_mark", { file, count: Number(survey.byteOrderMark) }),
  ];
}

/** What the books do not say, and what was taken for it. */
export function assumptionsOf(read: BooksRead, settings: Settings): readonly Message[] {
  const { snapshot, customers } = read;
  const { currency } = settings;
  const items = customers.flatMap((facts) => facts.items);
  const those = (code: string, matches: (item: OpenItem) => boolean) => {
    const found = items.filter(matches);
    return some(code, { count: found.length, amount: sumMinor(found.map((item) => item.open)), currency });
  };
  return [
    { code: "fec.assumed_currency", params: { currency } },
    {
      code: "fec.assumed_accounts",
      params: { accounts: settings.accounts.receivable.join(", "), apart: settings.accounts.retention.join(", ") },
    },
    ...assumedCustomers(read, currency),
    ...those("fec.assumed_legal_terms", (item) => item.dueFrom === "legal_default"),
    ...those("fec.assumed_company_terms", (item) => item.dueFrom === "company_default"),
    ...those("fec.assumed_opening", (item) => item.what === "opening"),
    ...those("fec.assumed_rejected", (item) => item.what === "rejected_payment"),
    ...those("fec.assumed_settled_later", (item) => item.noFollowUp === true),
    ...snapshot.superseded.map(({ file }) => ({ code: "fec.superseded", params: { file } })),
  ];
}

/** Customers that are not told from others by a number, and those that nobody can be sure of. */
function assumedCustomers({ snapshot, customers }: BooksRead, currency: string): readonly Message[] {
  const of = (code: string, matches: (facts: CustomerFacts) => boolean) => {
    const found = customers.filter(matches).toSorted((a, b) => Math.abs(b.balance.amount) - Math.abs(a.balance.amount));
    return some(code, {
      ...listed(found.map(({ debtor }) => debtor.reference)),
      amount: sumMinor(found.map(({ balance }) => balance.amount)),
      currency,
    });
  };
  const isConfirmed = ({ debtor }: CustomerFacts) => snapshot.customers.rows.has(debtor.reference.toUpperCase());
  const isSeveral = ({ debtor }: CustomerFacts) => debtor.reference === severalCustomers;
  return [
    ...of("fec.assumed_customer", (one) => ["number", "account"].includes(one.namedBy) && isNameless(one) && !isSeveral(one)),
    ...of("fec.assumed_customer_name", ({ namedBy }) => namedBy === "name"),
    ...of("fec.assumed_customer_label", (one) => one.namedBy === "label" && !isConfirmed(one)),
    ...of("fec.assumed_customer_nobody", (one) => one.namedBy === "nothing" && !isConfirmed(one)),
    ...customers.filter(isSeveral).flatMap(({ items, credits, balance }) => {
      const numbers = [...items, ...credits].flatMap(({ number }) => number ?? []);
      return some("fec.assumed_several_customers", {
        ...listed(numbers),
        count: items.length + credits.length,
        amount: balance.amount,
        currency,
      });
    }),
  ];
}

function isNameless({ debtor }: CustomerFacts): boolean {
  return debtor.reference === debtor.name;
}

/** Lettered lines, in hundredths of the lines of customer accounts, below which more lettering is worth asking for. */
const littleLettering = 50;

/** What a better export, or a better customer file, would give. What concerns the most money first. */
export function adviceFor({ snapshot, customers }: BooksRead, files: readonly SurveyedFile[], settings: Settings): readonly Message[] {
  const { currency } = settings;
  const names = new Map(customers.map(({ debtor }) => [debtor.id, debtor.name]));
  const items = customers.flatMap((facts) => facts.items);
  const credits = customers.flatMap((facts) => (facts.items.length > 0 ? facts.credits : []));
  const openings = items.filter((item) => item.what === "opening");
  const legal = items.filter((item) => item.dueFrom === "legal_default" && item.what === "invoice");
  const lines = files.reduce((sum, { survey }) => sum + survey.lettering.lines, 0);
  const lettered = files.reduce((sum, { survey }) => sum + survey.lettering.lettered, 0);
  const share = lines === 0 ? 100 : Math.floor((100 * lettered) / lines);
  const software = new Set(files.flatMap(({ survey }) => guessSoftware(survey.clues)?.name ?? []));
  const first = files[0]?.file ?? "";
  const those = (of: readonly (OpenItem | Credit)[]) => {
    const largest = of.toSorted((a, b) => b.open - a.open).map(({ debtor }) => names.get(debtor) ?? debtor);
    return { ...listed([...new Set(largest)]), count: of.length, amount: sumMinor(of.map(({ open }) => open)), currency };
  };
  return [
    ...some("fec.advice_set_aside", { count: snapshot.setAside.length }),
    ...(lines === 0 ? [{ code: "fec.no_customer_account", params: { accounts: settings.accounts.receivable.join(", ") } }] : []),
    ...(lines > 0 && lettered === 0 ? [{ code: "fec.advice_no_lettering", params: {} }] : []),
    ...(lettered > 0 && share < littleLettering ? [{ code: "fec.advice_little_lettering", params: { share } }] : []),
    ...some("fec.advice_unapplied", those(credits)),
    ...some("fec.advice_openings", those(openings)),
    ...(files.length === 1 && openings.length === 0 ? [{ code: "fec.one_year", params: { file: first } }] : []),
    ...some("fec.advice_terms", those(legal)),
    ...(snapshot.lastMoneyOn === undefined ? [{ code: "fec.no_bank_entry", params: {} }] : []),
    ...[...software].flatMap((name) => softwareAdvice[name] ?? []).map((code) => ({ code, params: {} })),
  ];
}

const softwareAdvice: Readonly<Partial<Record<Software, string>>> = {
  Odoo: "fec.advice_odoo",
  Dolibarr: "fec.advice_dolibarr",
  "Business Central": "fec.advice_business_central",
  NetSuite: "fec.advice_netsuite",
  Akuiteo: "fec.advice_akuiteo",
  Noalyss: "fec.advice_noalyss",
};

function some(code: string, params: Params & { readonly count: number }): readonly Message[] {
  return params.count > 0 ? [{ code, params }] : [];
}
