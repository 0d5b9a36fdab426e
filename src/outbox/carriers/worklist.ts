import MailComposer from "nodemailer/lib/mail-composer";
import type { Day } from "../../ledger/day.ts";
import { digest } from "../../ledger/digest.ts";
import type { Receipt, TaskEffect } from "../../ledger/effect.ts";
import { groupBy } from "../../ledger/group-by.ts";
import type { Language } from "../../text/format.ts";
import { worklistWords } from "../../text/worklist.ts";
import { withTasks } from "./files/ical.ts";
import type { MailMessage } from "./message.ts";
import type { Carrier } from "./port.ts";
import { type SmtpAnswer, smtpLine } from "./smtp-line.ts";
import { smtpServer } from "./smtp-server.ts";

export interface WorklistOptions {
  /** See `smtpServer`. */
  readonly url: string;
  readonly from: string;
  /** Who gets the tasks of nobody, and of people without an address. */
  readonly to: string;
  /** Addresses by the name that the host or the rules give people. A name that is an address is one. */
  readonly people: Readonly<Record<string, string>>;
  readonly today: Day;
  readonly language: Language;
  readonly timeoutMs?: number;
}

/**
 * Tasks for people whose host has none: one mail a day to each of them, with all their tasks and a calendar file. What is
 * agreed upon later that day comes as a second mail in the same thread with the new tasks alone, so that each task is in
 * one mail. A mail that was on its way when the line broke leaves its tasks uncertain, as with any other mail.
 */
export function worklistCarrier({ url, from, to, people, today, language, timeoutMs = 120_000 }: WorklistOptions): Carrier {
  const line = smtpLine(smtpServer(url));
  const addressOf = ({ assignee }: TaskEffect) => people[assignee ?? ""] ?? (assignee?.includes("@") ? assignee : to);

  async function send(address: string, tasks: readonly TaskEffect[], signal: AbortSignal): Promise<readonly Receipt[]> {
    const messageId = idOf(from, today, address, ...tasks.map(({ key }) => key).toSorted());
    const answer = await compose(address, tasks, messageId).then(
      (mail) => line.send(mail, { timeoutMs, signal }),
      (error: unknown): SmtpAnswer => ({ fate: "refused", words: String(error) }),
    );
    return tasks.map(({ key }) => receiptOf(key, answer, messageId));
  }

  async function compose(address: string, tasks: readonly TaskEffect[], messageId: string): Promise<MailMessage> {
    const words = worklistWords(tasks, today, language);
    const node = new MailComposer({
      from,
      to: address,
      ...words,
      messageId,
      // No mail has this id: it is what makes mail programs show those of a day together.
      references: idOf(from, today, address),
      attachments: [
        { filename: `relances-${today}.ics`, content: withTasks(undefined, tasks), contentType: "text/calendar; charset=utf-8" },
      ],
      newline: "win",
      disableFileAccess: true,
      disableUrlAccess: true,
    }).compile();
    const envelope = node.getEnvelope();
    return { envelope: { from: envelope.from || "", to: envelope.to }, raw: await node.build() };
  }

  return {
    name: "smtp",
    carries: new Set(["task"]),
    // All tasks of a run at once: who has many gets one mail.
    batch: 500,
    async *deliver(effects, signal) {
      const tasks = effects.filter((effect) => effect.kind === "task");
      for (const [address, some] of groupBy(tasks, addressOf)) yield* await send(address, some, signal);
    },
    find: async () => "cannot_know",
    close: async () => line.close(),
  };
}

function receiptOf(key: string, { fate, words }: SmtpAnswer, messageId: string): Receipt {
  const receipt = { key, host: "smtp" as const, ...(words !== "" && { why: words }) };
  if (fate === "accepted") return { ...receipt, status: "written", reference: messageId };
  if (fate === "unknown") return { ...receipt, status: "unknown" };
  return { ...receipt, status: "refused", ...(fate === "later" && { retry: true }) };
}

function idOf(from: string, ...parts: readonly string[]): string {
  const domain = /@([A-Za-z0-9.-]+)/.exec(from)?.[1] ?? "relance.invalid";
  return `<tasks-${parts[0]}-${digest(...parts)}@${domain}>`;
}
