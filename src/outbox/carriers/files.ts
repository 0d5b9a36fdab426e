import { mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Effect, EmailEffect, LetterEffect, NoteEffect, Receipt, TaskEffect } from "../../ledger/effect.ts";
import type { Language } from "../../text/format.ts";
import { readText, writeWhole } from "./files/atomic.ts";
import { hasRow, withRows } from "./files/csv.ts";
import { hasTask, withTasks } from "./files/ical.ts";
import { alone } from "./files/lock.ts";
import { notebookOf, ownFile, pathOf } from "./files/names.ts";
import { hasNote, withNotes } from "./files/notes.ts";
import { composeMail } from "./message.ts";
import type { Carrier } from "./port.ts";

export interface FilesOptions {
  /** Made when it is missing. */
  readonly folder: string;
  /** Of the headings in `tasks.csv`. */
  readonly language?: Language;
}

/**
 * Everything as files for people to take from there: `mails/*.eml` and `letters/*.html`, one each; `tasks.ics` and
 * `tasks.csv`; `notes/*.md`, one per debtor. Each carries its key, so the folder knows what it has.
 */
export function filesCarrier({ folder, language = "fr" }: FilesOptions): Carrier {
  const at = (path: string) => join(folder, path);

  async function writeOwn(effect: EmailEffect | LetterEffect): Promise<readonly Receipt[]> {
    const path = pathOf(effect);
    const there = await exists(at(path));
    if (!there) await writeWhole(at(path), effect.kind === "email" ? (await composeMail(effect, "draft")).raw : effect.html);
    return [receiptOf(effect.key, there ? "already_there" : "written", path)];
  }

  async function writeTasks(tasks: readonly TaskEffect[]): Promise<readonly Receipt[]> {
    return alone(at(".writing"), async () => {
      const calendar = await readText(at("tasks.ics"));
      const list = await readText(at("tasks.csv"));
      const known = new Set(tasks.filter(({ key }) => isTaskThere(calendar, list, key)));
      if (known.size < tasks.length) {
        await writeWhole(at("tasks.ics"), withTasks(calendar, tasks));
        await writeWhole(at("tasks.csv"), withRows(list, tasks, language));
      }
      return tasks.map((task) => receiptOf(task.key, known.has(task) ? "already_there" : "written", "tasks.ics"));
    });
  }

  async function writeNotes(path: string, notes: readonly NoteEffect[]): Promise<readonly Receipt[]> {
    return alone(at(".writing"), async () => {
      const notebook = await readText(at(path));
      const known = new Set(notes.filter(({ key }) => notebook !== undefined && hasNote(notebook, key)));
      if (known.size < notes.length) await writeWhole(at(path), withNotes(notebook, notes));
      return notes.map((note) => receiptOf(note.key, known.has(note) ? "already_there" : "written", path));
    });
  }

  return {
    name: "files",
    carries: new Set(["email", "letter", "task", "note"]),
    batch: 100,
    async *deliver(effects) {
      await mkdir(folder, { recursive: true });
      for (const { of, job } of jobsOf(effects)) yield* await job().catch((error: unknown) => of.map(({ key }) => failure(key, error)));
    },
    async find(effects) {
      const keys = effects.map(({ key }) => key);
      const found = new Map<string, string>();
      for (const { folder: own } of Object.values(ownFile)) {
        for (const name of await filesIn(at(own))) found.set(keyIn(name), `${own}/${name}`);
      }
      const [calendar, list] = [await readText(at("tasks.ics")), await readText(at("tasks.csv"))];
      for (const key of keys) if (isTaskThere(calendar, list, key)) found.set(key, "tasks.ics");
      for (const name of await filesIn(at("notes"))) {
        const notebook = (await readText(at(`notes/${name}`))) ?? "";
        for (const key of keys) if (hasNote(notebook, key)) found.set(key, `notes/${name}`);
      }
      return keys.flatMap((key) => {
        const path = found.get(key);
        return path === undefined ? [] : [receiptOf(key, "already_there", path)];
      });
    },
    close: async () => {},
  };

  /** One job per file that is written. */
  function jobsOf(
    effects: readonly Effect[],
  ): readonly { readonly of: readonly Effect[]; readonly job: () => Promise<readonly Receipt[]> }[] {
    const own = effects.filter((effect) => effect.kind === "email" || effect.kind === "letter");
    const tasks = effects.filter((effect) => effect.kind === "task");
    const notes = new Map<string, NoteEffect[]>();
    for (const effect of effects) {
      if (effect.kind === "note") notes.set(notebookOf(effect), [...(notes.get(notebookOf(effect)) ?? []), effect]);
    }
    return [
      ...own.map((effect) => ({ of: [effect], job: () => writeOwn(effect) })),
      ...(tasks.length > 0 ? [{ of: tasks, job: () => writeTasks(tasks) }] : []),
      ...[...notes].map(([path, some]) => ({ of: some, job: () => writeNotes(path, some) })),
    ];
  }
}

function isTaskThere(calendar: string | undefined, list: string | undefined, key: string): boolean {
  return calendar !== undefined && list !== undefined && hasTask(calendar, key) && hasRow(list, key);
}

function receiptOf(key: string, status: "written" | "already_there", reference: string): Receipt {
  return { key, status, host: "files", reference };
}

/** A full disk or a file open in a spreadsheet passes. */
function failure(key: string, error: unknown): Receipt {
  return { key, status: "refused", host: "files", why: error instanceof Error ? error.message : String(error), retry: true };
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

/** Names in a folder that may not be there yet, without the hidden ones. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => !name.startsWith("."));
}

/** The key at the end of `2026-11-21-C0042-firm-<key>.eml`. */
function keyIn(name: string): string {
  return (
    name
      .replace(/\.[a-z]+$/, "")
      .split("-")
      .at(-1) ?? ""
  );
}
