import type { Dossier } from "../ledger/dossier.ts";
import type { TaskEffect } from "../ledger/effect.ts";
import type { BankLine, Credit } from "../ledger/facts.ts";
import type { Params } from "../ledger/message.ts";
import { sumMinor } from "../ledger/money.ts";
import type { Intent } from "../rules/decision.ts";
import { columns } from "../text/columns.ts";
import { formatOf } from "../text/format.ts";
import { say } from "../text/sentences.ts";
import { taskSentences } from "../text/task.ts";
import { line } from "./clean.ts";
import { callable } from "./recipients.ts";
import type { RenderContext } from "./context.ts";
import { itemsOf } from "./values.ts";

/** Title and body of a task, in the team's language: who, how much, which invoices, whom to call, what to say, why. */
export function taskOf(
  intent: Intent,
  dossier: Dossier,
  context: Pick<RenderContext, "teamLanguage" | "because" | "ruleVersion" | "segment">,
  activity: TaskEffect["activity"],
): { readonly title: string; readonly body: string } {
  const credits = dossier.credits.filter((credit) => intent.credits?.includes(credit.id));
  const bankLine = dossier.bankLines?.find(({ line }) => line.id === intent.bankLine)?.line;
  const about = bankLine ? "bank_line" : activity;
  const params = { ...paramsOf(intent, dossier, credits), ...(bankLine && bankLineParams(bankLine)) };
  const tell = (code: string, more: Params = {}) => say({ code, params: { ...params, ...more } }, context.teamLanguage, taskSentences);
  const phones = callable(dossier.contacts).map((contact) =>
    [contact.name, contact.phone].flatMap((text) => (text ? line(text) : [])).join(", "),
  );
  const blocks = [
    [
      tell("task.who"),
      ...(phones.length > 0 ? phones.map((phone) => tell("task.phone", { phone })) : activity === "call" ? [tell("task.no_phone")] : []),
    ],
    [...(dossier.figures.exposure > 0 ? [tell("task.owed")] : []), ...(dossier.figures.unapplied > 0 ? [tell("task.unapplied")] : [])],
    intent.items.length > 0 ? [tell("task.items"), itemTable(intent, dossier, context)] : [],
    credits.length > 0 ? [tell("task.credits"), creditTable(credits, context)] : [],
    bankLine ? [tell("task.bank_line")] : [],
    [tell(`task.do.${about}`)],
    [tell("task.because", { because: context.because, segment: context.segment, version: context.ruleVersion })],
  ];
  return {
    title: tell(`task.title.${about}`),
    body: blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join("\n"))
      .join("\n\n"),
  };
}

function paramsOf(intent: Intent, dossier: Dossier, credits: readonly Credit[]): Params {
  const { debtor, figures, currency } = dossier;
  return {
    name: line(debtor.name),
    reference: line(debtor.reference),
    siren: debtor.siren === undefined ? "" : line(debtor.siren),
    currency,
    amount: intent.amount,
    count: intent.items.length,
    overdue: figures.overdue,
    exposure: figures.exposure,
    unapplied: figures.unapplied,
    received: sumMinor(credits.map((credit) => credit.open)),
    addressed: debtor.address && debtor.address.length > 0 ? 1 : 0,
    actOn: intent.actOn,
  };
}

function bankLineParams({ on, amount, label, payer, account, source }: BankLine): Params {
  const words = payer === undefined || label.includes(payer) ? label : `${payer}, ${label}`;
  return { lineOn: on, received: amount, label: line(words), account: line(account), place: source.place };
}

function itemTable(intent: Intent, dossier: Dossier, context: Pick<RenderContext, "teamLanguage">): string {
  const format = formatOf(context.teamLanguage);
  const rows = itemsOf(intent, dossier).map((item) => {
    const late = say({ code: "task.late", params: { late: item.late } }, context.teamLanguage, taskSentences);
    return [item.number, format.day(item.due), late, format.money(item.amount, dossier.currency)];
  });
  return tableOf(rows, "llrr");
}

function creditTable(credits: readonly Credit[], context: Pick<RenderContext, "teamLanguage">): string {
  const format = formatOf(context.teamLanguage);
  return tableOf(
    credits.map((credit) => [
      line(credit.number ?? credit.label ?? credit.id),
      format.day(credit.on),
      format.money(credit.open, credit.currency),
    ]),
    "llr",
  );
}

function tableOf(rows: readonly (readonly string[])[], aligns: string): string {
  return columns(rows.map((row) => row.map((cell) => cell.replaceAll("|", "¦")).join(" | ")).join("\n"), aligns).replace(/^/gm, "  ");
}
