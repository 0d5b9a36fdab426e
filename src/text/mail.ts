import type { Language } from "./format.ts";

/** The words of tables and bank details in mails and letters. The sentences around them stand in the template files. */
export interface MailWords {
  readonly invoice: string;
  /** Before the issue date, by what the item is. */
  readonly issued: Readonly<Record<"invoice" | "rejected_payment" | "opening" | "other", string>>;
  /** What the item is, when it is not an invoice. */
  readonly kind: Readonly<Record<"rejected_payment" | "opening", string>>;
  readonly issuedTitle: string;
  readonly due: string;
  readonly late: string;
  readonly day: string;
  readonly days: string;
  readonly notDue: string;
  readonly invoiced: string;
  readonly amount: string;
  /** Between what is due and what was invoiced: `1 000,00 € sur 4 100,00 €`. */
  readonly of: string;
  readonly items: string;
  readonly credits: string;
  readonly creditTitle: string;
  readonly credit: Readonly<Record<"payment" | "credit_note" | "advance" | "other", string>>;
  readonly date: string;
  readonly received: string;
  readonly totalDue: string;
  /** The invoices alone, where something is asked on top of them. */
  readonly principal: string;
  readonly pay: string;
  /** Instead of `pay` when there are no bank details. */
  readonly payReference: string;
  readonly holder: string;
  readonly reference: string;
  readonly phone: string;
  readonly colon: string;
}

export const mailWords: Readonly<Record<Language, MailWords>> = {
  fr: {
    invoice: "Facture",
    issued: { invoice: "du", rejected_payment: "règlement rejeté du", opening: "report du", other: "du" },
    kind: { rejected_payment: "règlement rejeté", opening: "report à nouveau" },
    issuedTitle: "Date",
    due: "Échéance",
    late: "Retard",
    day: "jour",
    days: "jours",
    notDue: "à échoir",
    invoiced: "Facturé",
    amount: "Reste dû",
    of: "sur",
    items: "Factures à régler",
    credits: "Reçu, déjà déduit des montants ci-dessus",
    creditTitle: "Nature",
    credit: { payment: "Règlement", credit_note: "Avoir", advance: "Acompte", other: "Crédit" },
    date: "Date",
    received: "Montant",
    totalDue: "Total à régler",
    principal: "Total des factures",
    pay: "Pour régler par virement, en rappelant la référence",
    payReference: "À rappeler avec votre règlement",
    holder: "Bénéficiaire",
    reference: "Référence",
    phone: "Tél.",
    colon: "\u00a0:",
  },
  en: {
    invoice: "Invoice",
    issued: { invoice: "dated", rejected_payment: "returned payment of", opening: "brought forward", other: "dated" },
    kind: { rejected_payment: "returned payment", opening: "balance brought forward" },
    issuedTitle: "Date",
    due: "Due date",
    late: "Overdue",
    day: "day",
    days: "days",
    notDue: "not yet due",
    invoiced: "Invoiced",
    amount: "Outstanding",
    of: "of",
    items: "Invoices to pay",
    credits: "Received, already deducted from the amounts above",
    creditTitle: "Type",
    credit: { payment: "Payment", credit_note: "Credit note", advance: "Payment on account", other: "Credit" },
    date: "Date",
    received: "Amount",
    totalDue: "Total to pay",
    principal: "Total of invoices",
    pay: "To pay by bank transfer, quoting the reference",
    payReference: "To quote with your payment",
    holder: "Account name",
    reference: "Reference",
    phone: "Tel.",
    colon: ":",
  },
};
