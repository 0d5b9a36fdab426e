import type { NoteEffect } from "../../../ledger/effect.ts";

/** Adds notes at the end of a debtor's notebook (Markdown), those that it has already left out. */
export function withNotes(notebook: string | undefined, notes: readonly NoteEffect[]): string {
  let text = notebook ?? "";
  for (const note of notes) {
    if (hasNote(text, note.key)) continue;
    const title = text === "" ? `# ${note.debtorName} (${note.debtorReference})\n` : "";
    text += `${title}\n## ${note.actOn} · ${note.debtorReference} · ${note.step}\n\n${note.body.trim()}\n\n${mark(note.key)}\n`;
  }
  return text;
}

export function hasNote(notebook: string, key: string): boolean {
  return notebook.includes(mark(key));
}

function mark(key: string): string {
  return `<!-- relance ${key} -->`;
}
