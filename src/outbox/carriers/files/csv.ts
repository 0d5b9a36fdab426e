import type { TaskEffect } from "../../../ledger/effect.ts";
import { decimal } from "../../../ledger/money.ts";
import type { Language } from "../../../text/format.ts";
import { activityWords, taskColumns } from "../../../text/outbox.ts";

/** Adds rows to the list of tasks, those that it has already left out. A spreadsheet opens it as it is; its marks stay. */
export function withRows(list: string | undefined, tasks: readonly TaskEffect[], language: Language): string {
  const text = list ?? `\ufeff${line(taskColumns[language])}`;
  const start = text.endsWith("\n") ? text : `${text}\r\n`;
  return (
    start +
    tasks
      .filter((task) => !hasRow(text, task.key))
      .map((task) => line(cells(task, language)))
      .join("")
  );
}

export function hasRow(list: string, key: string): boolean {
  return list.includes(key);
}

function cells(task: TaskEffect, language: Language): readonly string[] {
  const amount = decimal(task.amount, task.currency);
  return [
    task.actOn,
    task.debtorReference,
    task.debtorName,
    activityWords[language][task.activity],
    task.title,
    task.body,
    task.assignee ?? "",
    language === "fr" ? amount.replace(".", ",") : amount,
    task.currency,
    task.step,
    task.key,
  ];
}

function line(values: readonly string[]): string {
  return `${values.map(cell).join(";")}\r\n`;
}

/** A name that starts like a formula would be run by the spreadsheet. */
function cell(value: string): string {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
