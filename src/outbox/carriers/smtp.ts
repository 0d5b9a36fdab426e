import type { EmailEffect, Receipt } from "../../ledger/effect.ts";
import { composeMail } from "./message.ts";
import type { Carrier } from "./port.ts";
import { connect } from "./smtp-connection.ts";
import { smtpLine, type SmtpLine } from "./smtp-line.ts";
import { smtpServer } from "./smtp-server.ts";

export interface SmtpOptions {
  /** See `smtpServer`. */
  readonly url: string;
  /** Connections at once, which is also how many mails a crash can leave uncertain. */
  readonly connections?: number;
  /** Silence of the server after which it is given up, in milliseconds. */
  readonly timeoutMs?: number;
}

/**
 * E-mails through a mail server. It has no memory: a mail that was on its way when the line broke stays uncertain.
 * @throws RangeError when the URL is not that of a mail server
 */
export function smtpCarrier({ url, connections = 4, timeoutMs = 120_000 }: SmtpOptions): Carrier {
  const server = smtpServer(url);
  const lines: SmtpLine[] = [];
  const lineAt = (index: number) => (lines[index] ??= smtpLine(server));

  async function sendOne(effect: EmailEffect, line: SmtpLine, signal: AbortSignal): Promise<Receipt> {
    const { fate, words } = await composeMail(effect, "mail").then(
      (mail) => line.send(mail, { timeoutMs, signal }),
      (error: unknown) => ({ fate: "refused" as const, words: String(error) }),
    );
    const receipt = { key: effect.key, host: "smtp" as const, ...(words !== "" && { why: words }) };
    if (fate === "accepted") return { ...receipt, status: "written", reference: effect.messageId };
    if (fate === "unknown") return { ...receipt, status: "unknown" };
    return { ...receipt, status: "refused", ...(fate === "later" && { retry: true }) };
  }

  return {
    name: "smtp",
    carries: new Set(["email"]),
    batch: connections,
    async prepare(effects, signal) {
      await Promise.all(effects.map((_, index) => lineAt(index).open({ timeoutMs, signal })));
    },
    async *deliver(effects, signal) {
      const pending = new Map<string, Promise<Receipt>>();
      for (const effect of effects) {
        if (effect.kind !== "email") continue;
        pending.set(effect.key, sendOne(effect, lineAt(pending.size), signal));
      }
      while (pending.size > 0) {
        const receipt = await Promise.race(pending.values());
        pending.delete(receipt.key);
        yield receipt;
      }
    },
    find: async () => "cannot_know",
    close: async () => {
      for (const line of lines) line.close();
    },
  };
}

/** Connects, secures and logs in without sending anything. Returns what went wrong, in the server's or the network's words. */
export async function verifySmtp(url: string, timeoutMs = 15_000): Promise<string | undefined> {
  try {
    const connection = await connect(smtpServer(url), { timeoutMs, signal: AbortSignal.timeout(timeoutMs * 2) });
    connection.quit();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
