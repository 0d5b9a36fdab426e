import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import type { Effect, Receipt } from "../../src/ledger/effect.ts";
import { filesCarrier } from "../../src/outbox/carriers/files.ts";
import { withTasks } from "../../src/outbox/carriers/files/ical.ts";
import { email, emails, letter, note, task, temporaryFolder } from "./kit.ts";

const signal = AbortSignal.timeout(60_000);

async function put(folder: string, effects: readonly Effect[], language?: "fr" | "en"): Promise<readonly Receipt[]> {
  const receipts: Receipt[] = [];
  for await (const receipt of filesCarrier({ folder, ...(language && { language }) }).deliver(effects, signal)) receipts.push(receipt);
  return receipts;
}

const text = (folder: string, path: string) => readFile(join(folder, path), "utf8");

const everything = [email(), letter({ step: "last" }), task({ debtor: "C0002" }), note(), note({ step: "last" })];

describe("the outbox folder", () => {
  it("holds each effect once, however often it is put there", async () => {
    const folder = await temporaryFolder();
    expect((await put(folder, everything)).map(({ status }) => status)).toEqual(["written", "written", "written", "written", "written"]);
    const before = await Promise.all(["tasks.ics", "tasks.csv", "notes/C0001-Societe-C0001.md"].map((path) => text(folder, path)));
    expect((await put(folder, everything)).map(({ status }) => status)).toEqual(everything.map(() => "already_there"));
    expect(await Promise.all(["tasks.ics", "tasks.csv", "notes/C0001-Societe-C0001.md"].map((path) => text(folder, path)))).toEqual(before);
    expect((await readdir(folder)).toSorted()).toEqual([".writing", "letters", "mails", "notes", "tasks.csv", "tasks.ics"]);
    expect(await readdir(join(folder, "mails"))).toEqual([`2026-11-23-C0001-firm-${email().key}.eml`]);
  });

  it("knows what it has, and only that", async () => {
    const folder = await temporaryFolder();
    const carrier = filesCarrier({ folder });
    const keys = everything.map(({ key }) => key);
    expect(await carrier.find(everything, signal)).toEqual([]);
    await put(folder, everything.slice(1));
    expect(await carrier.find(everything, signal)).toEqual([
      { key: keys[1], status: "already_there", host: "files", reference: `letters/2026-11-23-C0001-last-${keys[1]}.html` },
      { key: keys[2], status: "already_there", host: "files", reference: "tasks.ics" },
      { key: keys[3], status: "already_there", host: "files", reference: "notes/C0001-Societe-C0001.md" },
      { key: keys[4], status: "already_there", host: "files", reference: "notes/C0001-Societe-C0001.md" },
    ]);
  });

  it("does not take a task that a crash left out of the list for written", async () => {
    const folder = await temporaryFolder();
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "tasks.ics"), withTasks(undefined, [task()]));
    expect(await filesCarrier({ folder }).find([task()], signal)).toEqual([]);
    expect(await put(folder, [task()])).toMatchObject([{ status: "written" }]);
    expect((await text(folder, "tasks.ics")).match(/BEGIN:VTODO/g)).toHaveLength(1);
  });

  it("has mails that a mail program opens ready to be sent", async () => {
    const folder = await temporaryFolder();
    const [receipt] = await put(folder, [email()]);
    const mail = await PostalMime.parse(await readFile(join(folder, receipt?.reference ?? "")));
    expect(mail).toMatchObject({ subject: email().subject, messageId: email().messageId, to: [{ address: "compta@c0001.example" }] });
    expect(mail.headers.find(({ key }) => key === "x-unsent")?.value).toBe("1");
  });

  it("writes a debtor's notes in one notebook", async () => {
    const folder = await temporaryFolder();
    await put(folder, [note()]);
    await put(folder, [note({ step: "last" }, { body: "Mise en demeure postée.\n" })]);
    expect(await text(folder, "notes/C0001-Societe-C0001.md")).toBe(`# Société C0001 (C0001)

## 2026-11-23 · C0001 · firm

Relance envoyée.

<!-- relance ${note().key} -->

## 2026-11-23 · C0001 · last

Mise en demeure postée.

<!-- relance ${note({ step: "last" }).key} -->
`);
  });

  it("keeps what people wrote into the lists", async () => {
    const folder = await temporaryFolder();
    await put(folder, [task()]);
    const [ics, csv] = [await text(folder, "tasks.ics"), await text(folder, "tasks.csv")];
    await writeFile(join(folder, "tasks.ics"), ics.replace("NEEDS-ACTION", "COMPLETED"));
    await writeFile(join(folder, "tasks.csv"), `${csv.trimEnd()};fait`);
    await put(folder, [task({ debtor: "C0002" })]);
    expect((await text(folder, "tasks.ics")).match(/STATUS:.*/g)).toEqual(["STATUS:COMPLETED", "STATUS:NEEDS-ACTION"]);
    expect(
      (await text(folder, "tasks.csv"))
        .trimEnd()
        .split("\r\n")
        .map((line) => line.split(";").at(-1)),
    ).toEqual(["clé", "fait", task({ debtor: "C0002" }).key]);
  });

  it("loses nothing when several write at once", async () => {
    const folder = await temporaryFolder();
    const many = Array.from({ length: 12 }, (_, index) => task({ debtor: `C${index}` }));
    await Promise.all([many.slice(0, 4), many.slice(4, 8), many.slice(8)].map((some) => put(folder, some)));
    expect(await filesCarrier({ folder }).find(many, signal)).toHaveLength(12);
  });

  it("says what is wrong and lets it be tried later", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "mails"), "a file where a folder should be");
    const [first, second] = await put(folder, [email(), task()]);
    expect(first).toMatchObject({ key: email().key, status: "refused", retry: true, why: expect.stringMatching(/mails/) });
    expect(second).toMatchObject({ status: "written" });
  });

  it("names files after any customer without leaving the folder", async () => {
    const folder = await temporaryFolder();
    const odd = email({}, { debtorReference: "../../etc/Ærø & Cie: «x»", step: "5 jours/avant" });
    const [receipt] = await put(folder, [odd, note({}, { debtorReference: "..", debtorName: "/" })]);
    expect(receipt?.reference).toMatch(/^mails\/2026-11-23-[A-Za-z0-9.-]+-5-jours-avant-[0-9a-f]{32}\.eml$/);
    expect(receipt?.reference).not.toContain("..");
    expect(await readdir(join(folder, "notes"))).toEqual(["x.md"]);
  });

  it("leaves no half-written file behind", async () => {
    const folder = await temporaryFolder();
    await put(folder, emails(20));
    expect((await readdir(join(folder, "mails"))).filter((name) => !name.endsWith(".eml"))).toEqual([]);
  });
});

describe("tasks.ics", () => {
  it("is a calendar of to-dos", () => {
    const call = task({ step: "call" }, { title: "Appeler Dupré, Frères; urgent", body: "1) demander\n2) noter \\o/", assignee: "Léa" });
    expect(withTasks(undefined, [call])).toBe(
      [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Relance//Relance//FR",
        "BEGIN:VTODO",
        `UID:${call.key}`,
        "DTSTAMP:20261123T000000Z",
        "DUE;VALUE=DATE:20261123",
        "SUMMARY:Appeler Dupré\\, Frères\\; urgent",
        "DESCRIPTION:1) demander\\n2) noter \\\\o/",
        "CATEGORIES:call",
        "CONTACT:Léa",
        "STATUS:NEEDS-ACTION",
        "END:VTODO",
        "END:VCALENDAR",
        "",
      ].join("\r\n"),
    );
  });

  it("has lines of at most 75 octets that unfold to what was said", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (body) => {
        const calendar = withTasks(undefined, [task({}, { body })]);
        expect(Math.max(...calendar.split("\r\n").map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
        const unfolded = calendar.replaceAll("\r\n ", "");
        const said = /DESCRIPTION:(.*)\r\nCATEGORIES/
          .exec(unfolded)?.[1]
          ?.replace(/\\([\\;,n])/g, (_, it: string) => (it === "n" ? "\n" : it));
        expect(said).toBe(body.replace(/\r\n|\r/g, "\n").replace(/(?![\t\n])\p{Cc}/gu, ""));
      }),
    );
  });

  it("is not guessed at when it is no calendar any more", () => {
    expect(() => withTasks("something else", [task()])).toThrow("END:VCALENDAR");
  });
});

describe("tasks.csv", () => {
  it("opens in a French spreadsheet", async () => {
    const folder = await temporaryFolder();
    await put(folder, [task({}, { title: 'Appeler "Léa"; vite', body: "ligne 1\nligne 2", debtorName: "=HYPERLINK(1)" })]);
    expect(await text(folder, "tasks.csv")).toBe(
      `\ufeffà faire le;compte;client;action;objet;détail;responsable;montant;devise;étape;clé\r\n2026-11-23;C0001;'=HYPERLINK(1);appeler;"Appeler ""Léa""; vite";"ligne 1\nligne 2";;1234,56;EUR;firm;${task().key}\r\n`,
    );
  });

  it("and in an English one", async () => {
    const folder = await temporaryFolder();
    await put(folder, [task()], "en");
    expect(await text(folder, "tasks.csv")).toMatch(
      /^\ufeffdue;account;debtor;.*\r\n2026-11-23;C0001;Société C0001;call;.*;1234\.56;EUR;firm;/,
    );
  });
});
