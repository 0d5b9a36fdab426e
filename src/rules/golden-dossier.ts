import { addDays, type Day } from "../ledger/day.ts";
import { type Dossier, dossier } from "../ledger/dossier.ts";
import type { Action } from "../ledger/effect.ts";
import type { Debtor, OpenItem, Signal } from "../ledger/facts.ts";
import type { Currency } from "../ledger/money.ts";
import type { GoldenCase } from "./golden-schema.ts";

const base = { debtor: "debtor", company: "company", source: { host: "relance", place: "golden case" } } as const;

/** The debtor that a case describes, on its day. Amounts have one currency: that of the first one. */
export function dossierOf(given: GoldenCase): Dossier {
  const { today } = given;
  const currency = currencyOf(given);
  const facts = {
    debtor: debtorOf(given),
    currency,
    contacts:
      given.debtor?.email === false
        ? []
        : [
            {
              kind: "contact" as const,
              id: "contact",
              debtor: base.debtor,
              email: "a@b.example",
              role: "billing" as const,
              source: base.source,
            },
          ],
    items: (given.invoices ?? []).map((one) => itemOf(one, currency)),
    credits: (given.credits ?? []).map(({ on, amount: { amount }, what = "payment", label }, index) => ({
      ...base,
      kind: "credit" as const,
      id: `credit ${index + 1}`,
      on,
      currency,
      amount,
      open: amount,
      what,
      ...(label !== undefined && { label }),
    })),
    payments: (given.payments ?? []).map(({ invoice, due, paid, amount: { amount } }, index) => ({
      ...base,
      kind: "payment" as const,
      id: `payment ${index + 1}`,
      invoice: invoice ?? `paid ${index + 1}`,
      dueOn: due,
      paidOn: paid,
      currency,
      amount,
      by: "money" as const,
    })),
    signals: signalsOf(given, currency),
    actions: (given.actions ?? []).map((one) => actionOf(one, currency)),
    freshness: { pulledOn: today, lastBankEntryOn: given.lastBankEntry ?? today },
    ...(given.was && { segmentBefore: { name: given.was.segment, since: given.was.since } }),
  };
  return dossier(facts, today);
}

/** Every amount of a case with the keys that lead to it. */
export function amountsOf(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly {
  readonly path: readonly (string | number)[];
  readonly currency: Currency;
}[] {
  if (typeof value !== "object" || value === null) return [];
  if ("currency" in value && "amount" in value && typeof value.amount === "number") return [{ path, currency: String(value.currency) }];
  return Object.entries(value).flatMap(([key, one]) => amountsOf(one, [...path, Array.isArray(value) ? Number(key) : key]));
}

function currencyOf(given: GoldenCase): Currency {
  return amountsOf(given)[0]?.currency ?? "EUR";
}

function debtorOf({ debtor = {} }: GoldenCase): Debtor {
  const { nature = "company", tags = [], creditLimit, email: _, ...rest } = debtor;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return {
    kind: "debtor",
    id: base.debtor,
    reference: "C0001",
    name: "golden case",
    company: base.company,
    source: base.source,
    nature,
    tags,
    ...given,
    ...(creditLimit && { creditLimit: creditLimit.amount }),
  };
}

function itemOf(given: NonNullable<GoldenCase["invoices"]>[number], currency: Currency): OpenItem {
  const { number, due, issued, amount, open = amount, disputed, dueFrom = "host", noFollowUp } = given;
  return {
    ...base,
    kind: "open_item",
    id: number,
    number,
    issuedOn: issued ?? addDays(due, -30),
    dueOn: due,
    dueFrom,
    currency,
    amount: amount.amount,
    open: open.amount,
    what: "invoice",
    ...(disputed && { disputed: disputed.amount }),
    ...(noFollowUp && { noFollowUp }),
  };
}

function signalsOf(given: GoldenCase, currency: Currency): readonly Signal[] {
  const signal = (on: Day, id: string, items: readonly string[] | undefined) => ({
    kind: "signal" as const,
    id,
    debtor: base.debtor,
    on,
    source: base.source,
    ...(items && { items }),
  });
  return [
    ...(given.promises ?? []).map(({ said, payOn, amount, invoices }, at) => ({
      ...signal(said, `promise ${at}`, invoices),
      what: "promise" as const,
      payOn,
      currency,
      ...(amount && { amount: amount.amount }),
    })),
    ...(given.plans ?? []).map(({ said, instalments }, at) => ({
      ...signal(said, `plan ${at}`, undefined),
      what: "plan" as const,
      currency,
      instalments: instalments.map(({ payOn, amount }) => ({ payOn, amount: amount.amount })),
    })),
    ...(given.disputes ?? []).map(({ said, amount, invoices }, at) => ({
      ...signal(said, `dispute ${at}`, invoices),
      what: "dispute" as const,
      currency,
      ...(amount && { amount: amount.amount }),
    })),
    ...(given.holds ?? []).map(({ said, until, invoices }, at) => ({
      ...signal(said, `hold ${at}`, invoices),
      what: "hold" as const,
      until,
    })),
    ...(given.replies ?? []).map((on, at) => ({ ...signal(on, `reply ${at}`, undefined), what: "reply" as const })),
  ];
}

function actionOf(given: NonNullable<GoldenCase["actions"]>[number], currency: Currency): Action {
  const { on, step, do: kind = "email", segment = "", invoices, state = kind === "task" ? "done" : "sent" } = given;
  return {
    key: `${on} ${step}`,
    debtor: base.debtor,
    currency,
    kind,
    segment,
    step,
    cycle: invoices[0] as string,
    items: invoices,
    numbers: invoices,
    amount: 0,
    on,
    state,
  };
}
