import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ConnectorError, type Page } from "../../src/connectors/port.ts";
import type { Message } from "../../src/ledger/message.ts";
import { fecSentences } from "../../src/text/fec.ts";
import { say } from "../../src/text/sentences.ts";
import { withFolder } from "../connectors/fec/folder.ts";
import { connectorOn } from "../connectors/fec/read-all.ts";
import { type Situation, situations } from "./fec-situations.ts";

/**
 * What cannot be read, or not all of it: the `.txt` named after each situation holds what is said of it, in French and in
 * English. The README lists them.
 */
const folder = join(import.meta.dirname, "fec");
const source = resolve(import.meta.dirname, "../../src/connectors/fec");

interface Told {
  readonly codes: readonly string[];
  readonly text: string;
}

const told = new Map<string, Promise<Told>>();

/** What is said of a situation; each is read once. */
function tell(name: string): Promise<Told> {
  const its = told.get(name) ?? read(situations[name] as Situation);
  told.set(name, its);
  return its;
}

async function read({ files = {}, options, before, meanwhile, refusal }: Situation): Promise<Told> {
  if (refusal) return toldOf([refusal], "");
  return withFolder(files, async (place) => {
    await before?.(place);
    const connector = connectorOn(place, options);
    const pages: Page[] = [];
    const pull = async () => {
      for await (const page of connector.pull(undefined)) if (pages.push(page) === 1) await meanwhile?.(place);
    };
    const error = await pull().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error === undefined) {
      const rows = pages.flatMap((page) => page.setAside ?? []);
      expect(rows).not.toEqual([]);
      return toldOf(rows, place);
    }
    if (!(error instanceof ConnectorError)) throw new Error("expected a ConnectorError", { cause: error });
    const refused = { code: error.code, params: error.params };
    expect(error.blame).toBe(meanwhile ? "retry" : "fix");
    if (!meanwhile) expect(await connector.check()).toEqual([{ level: "error", ...refused }]);
    return toldOf([refused], place);
  });
}

function toldOf(messages: readonly (Message & { readonly place?: string })[], place: string): Told {
  const lines = messages.flatMap((message) =>
    (["fr", "en"] as const).map((language) => {
      const at = message.place === undefined ? "" : `${message.place}  `;
      return `${at}${say(message, language, fecSentences)}`.replace(/[\u00a0\u202f]/g, " ").replaceAll(place || "/books", "/books");
    }),
  );
  return { codes: [...new Set(messages.map(({ code }) => code))], text: `${lines.join("\n")}\n` };
}

describe("what cannot be read", () => {
  it.each(Object.keys(situations))("%s", async (name) => {
    await expect((await tell(name)).text).toMatchFileSnapshot(join(folder, `${name}.txt`));
  });

  it("no message is kept of a situation that is no more", () => {
    const kept = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    expect(kept.toSorted()).toEqual(
      Object.keys(situations)
        .map((name) => `${name}.txt`)
        .toSorted(),
    );
  });

  it("is listed", async () => {
    const rows = await Promise.all(
      Object.keys(situations).map(async (name) => {
        const { codes, text } = await tell(name);
        return `## ${name}\n\n${codes.map((code) => `\`${code}\``).join(", ")}\n\n\`\`\`text\n${text}\`\`\`\n`;
      }),
    );
    const about = "What Relance says of books that it cannot read, or not all of. Written by `test/errors/fec.test.ts`.";
    await expect(`# Refusals of the FEC connector\n\n${about}\n\n${rows.join("\n")}`).toMatchFileSnapshot(join(folder, "README.md"));
  });
});

/** Codes that refuse nothing: findings, the report, and what was read although the law has it otherwise. */
const aboutWhatIsRead = ["check.ts", "report-messages.ts"];
const remark = /remarks\.count\("fec\.[a-z_0-9]+"/g;

it("every code that refuses a file or a row has its situation", async () => {
  const codes = readdirSync(source)
    .filter((name) => name.endsWith(".ts") && !aboutWhatIsRead.includes(name))
    .flatMap(
      (name) =>
        readFileSync(join(source, name), "utf8")
          .replace(remark, "")
          .match(/(?<=")fec\.[a-z_0-9]+(?=")/g) ?? [],
    );
  const shown = await Promise.all(Object.keys(situations).map(async (name) => (await tell(name)).codes));
  // Whoever asks a FEC to carry something has a defect; no file is at fault.
  expect([...new Set(codes)].filter((code) => code !== "fec.carries_nothing").toSorted()).toEqual([...new Set(shown.flat())].toSorted());
});
