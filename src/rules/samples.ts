import { type Day, day } from "../ledger/day.ts";
import { type Dossier, dossier } from "../ledger/dossier.ts";
import type { Credit, Debtor, OpenItem, Payment } from "../ledger/facts.ts";

const base = { debtor: "debtor", company: "company", currency: "EUR", source: { host: "memory", place: "sample" } } as const;

/** Invented debtors on which every condition is tried when it is loaded: they have nothing, everything, or the odd part. */
export const sampleDossiers: readonly Dossier[] = samples();

/** Whether a condition takes consumers and nobody else, as far as debtors that differ in nothing but their nature can tell. */
export function consumerOnly(holds: (of: Dossier) => boolean): boolean {
  const natures = (of: Dossier, nature: Debtor["nature"]) => dossier({ ...of, debtor: { ...of.debtor, nature } }, of.today);
  return (
    sampleDossiers.some((of) => holds(natures(of, "consumer"))) &&
    !sampleDossiers.some((of) => (["company", "public", "unknown"] as const).some((nature) => holds(natures(of, nature))))
  );
}

function samples(): readonly Dossier[] {
  const today = day("2026-06-15");
  const bare = of({ name: "without history" });
  const full = of({
    name: "with everything",
    debtor: { nature: "company", country: "FR", tags: ["key-account", "export"], creditLimit: 1_000_000 },
    items: [item("1", "2026-03-01"), item("2", "2026-06-10"), item("3", "2026-07-10")],
    credits: [credit("4")],
    payments: [
      payment("5", "2025-09-01", "2025-09-20"),
      payment("6", "2026-02-01", "2026-02-01"),
      payment("7", "2026-05-01", "2026-06-01"),
    ],
  });
  const paid = of({ name: "who owes nothing", payments: [payment("8", "2024-01-31", "2024-01-31")] });
  const consumer = of({ name: "a consumer", debtor: { nature: "consumer" }, items: [item("9", "2026-06-15")] });
  return [bare, full, paid, consumer];

  function of(facts: {
    readonly name: string;
    readonly debtor?: Partial<Debtor>;
    readonly items?: readonly OpenItem[];
    readonly credits?: readonly Credit[];
    readonly payments?: readonly Payment[];
  }): Dossier {
    const { name, items = [], credits = [], payments = [] } = facts;
    const debtor: Debtor = {
      kind: "debtor",
      id: "debtor",
      reference: "C0001",
      name,
      company: base.company,
      source: base.source,
      nature: "unknown",
      tags: [],
      ...facts.debtor,
    };
    return dossier(
      { debtor, currency: "EUR", contacts: [], items, credits, payments, signals: [], actions: [], freshness: { pulledOn: today } },
      today,
    );
  }
}

function item(id: string, dueOn: string): OpenItem {
  const due = dueOn as Day;
  return {
    ...base,
    kind: "open_item",
    id,
    number: id,
    issuedOn: due,
    dueOn: due,
    dueFrom: "host",
    amount: 120_000,
    open: 120_000,
    what: "invoice",
  };
}

function credit(id: string): Credit {
  return { ...base, kind: "credit", id, on: "2026-06-01" as Day, amount: 5_000, open: 5_000, what: "payment" };
}

function payment(id: string, dueOn: string, paidOn: string): Payment {
  return { ...base, kind: "payment", id, invoice: id, dueOn: dueOn as Day, paidOn: paidOn as Day, amount: 80_000, by: "money" };
}
