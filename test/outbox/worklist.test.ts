import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { TaskEffect } from "../../src/ledger/effect.ts";
import { carriersInOrder } from "../../src/outbox/carriers/choose.ts";
import { filesCarrier } from "../../src/outbox/carriers/files.ts";
import { worklistCarrier } from "../../src/outbox/carriers/worklist.ts";
import { deliver } from "../../src/outbox/deliver.ts";
import { enqueue } from "../../src/outbox/enqueue.ts";
import { startSmtp, type TestSmtp } from "../support/smtp.ts";
import { statesOf, task, temporaryFolder, today, unchanged } from "./kit.ts";
import { memoryStore } from "./store.ts";

let smtp: TestSmtp | undefined;
afterEach(async () => {
  await smtp?.close();
  smtp = undefined;
});

const people = { "Ana Brunel": "ana@montclar.example" };

/** A workspace with a mail server whose host has no tasks. */
async function scene() {
  const folder = await temporaryFolder();
  const server = (smtp = await startSmtp(join(folder, "mails")));
  const store = await memoryStore();
  const run = async (tasks: readonly TaskEffect[], now = new Date("2026-11-23T08:00:00Z")) => {
    await enqueue(store, tasks, { mode: "auto", today });
    const worklist = worklistCarrier({
      url: server.url,
      from: "Recouvrement <recouvrement@montclar.example>",
      to: "compta@montclar.example",
      people,
      today,
      language: "fr",
    });
    const carriers = carriersInOrder({ worklist, files: filesCarrier({ folder: join(folder, "outbox") }) });
    const report = await deliver(store, { carriers, recheck: unchanged, today, now: () => now });
    await worklist.close();
    return report;
  };
  return { server, store, run, mails: () => server.mailbox() };
}

const many = (count: number, assignee?: string) =>
  Array.from({ length: count }, (_, n) =>
    task({ debtor: `${assignee ?? "x"}${n}` }, { title: `Appeler ${n}`, ...(assignee !== undefined && { assignee }) }),
  );

function textOf(content: string | ArrayBuffer | Uint8Array | undefined): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

describe("the day's tasks by mail", () => {
  it("are one mail to each person, however many there are, with a calendar file", async () => {
    const { run, mails, store } = await scene();
    const [ana, bruno, nobody] = [many(120, "Ana Brunel"), many(2, "bruno@montclar.example"), many(3)];
    await run([...ana, ...bruno, ...nobody]);
    const sent = (await mails()).toSorted((a, b) => ((a.to?.[0]?.address ?? "") < (b.to?.[0]?.address ?? "") ? -1 : 1));
    expect(sent.map(({ to, subject }) => `${to?.[0]?.address} ${subject?.replaceAll("\u00a0", " ")}`)).toEqual([
      "ana@montclar.example Relances du 23/11/2026 : vos actions",
      "bruno@montclar.example Relances du 23/11/2026 : vos actions",
      "compta@montclar.example Relances du 23/11/2026 : vos actions",
    ]);
    const calendars = sent.map(({ attachments }) => textOf(attachments[0]?.content));
    expect(calendars.map((calendar) => calendar.match(/BEGIN:VTODO/g)?.length)).toEqual([120, 2, 3]);
    expect(sent[0]?.text).toContain("Appeler 7");
    expect(new Set(await statesOf(store, [...ana, ...bruno, ...nobody]))).toEqual(new Set(["sent"]));
  });

  it("agreed upon later that day come alone, in the same thread; nothing comes twice", async () => {
    const { run, mails } = await scene();
    await run(many(3));
    await run(many(3));
    expect(await mails()).toHaveLength(1);
    await run([...many(3), task({ debtor: "late" }, { title: "Appeler le retardataire" })]);
    const [first, second] = await mails();
    expect(second?.text).toContain("Appeler le retardataire");
    expect(second?.text).not.toContain("Appeler 1");
    expect(second?.references).toBe(first?.references);
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  it("that may have left stay uncertain, each of them, and are not sent again by themselves", async () => {
    const { server, run, mails, store } = await scene();
    server.fail({ at: "data", drop: "after_keeping" });
    await run(many(3));
    expect(await statesOf(store, many(3))).toEqual(["uncertain", "uncertain", "uncertain"]);
    await run(many(3));
    expect(await mails()).toHaveLength(1);
  });

  it("that the server does not want now leave later, still as one mail", async () => {
    const { server, run, mails, store } = await scene();
    server.fail({ at: "mail_from", code: 451 });
    await run(many(3));
    expect(await mails()).toHaveLength(0);
    await run(many(3), new Date("2026-11-23T09:00:00Z"));
    expect(await mails()).toHaveLength(1);
    expect(await statesOf(store, many(3))).toEqual(["sent", "sent", "sent"]);
  });
});
