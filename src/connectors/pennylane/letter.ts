import type { LetterEffect } from "../../ledger/effect.ts";
import type { Client } from "./client.ts";
import { listAll } from "./lists.ts";
import type { Written } from "./note.ts";
import { invoicesOf } from "./note.ts";
import { Appendix } from "./schema.ts";

/** Makes the letter as a PDF. The connector does not know templates: it is given this. */
export type LetterPdf = (letter: LetterEffect) => Promise<Uint8Array>;

export interface Letters {
  write(effect: LetterEffect, signal?: AbortSignal): Promise<Written>;
  find(effect: LetterEffect, signal?: AbortSignal): Promise<Written | undefined>;
}

/** Letters as PDF appendices of the first invoice that they speak of. The name of the file carries the key. */
export function makeLetters(client: Client, pdf: LetterPdf): Letters {
  async function find({ items, key }: LetterEffect, signal?: AbortSignal): Promise<Written | undefined> {
    const { rows } = await listAll(client, pathOf(items), Appendix, {}, signal);
    const found = rows.find(({ filename }) => filename.includes(key));
    return found && { status: "already_there", reference: found.filename };
  }

  return {
    find,
    async write(effect, signal) {
      const there = await find(effect, signal);
      if (there) return there;
      const form = new FormData();
      const name = `${effect.step}-${effect.actOn}-${effect.key}.pdf`.replace(/[^\w.-]+/g, "-");
      form.append("file", new Blob([new Uint8Array(await pdf(effect))], { type: "application/pdf" }), name);
      const { filename } = await client.post(pathOf(effect.items), Appendix, form, signal);
      return { status: "written", reference: filename };
    },
  };
}

function pathOf(items: readonly string[]): string {
  return `/customer_invoices/${invoicesOf(items)[0]}/appendices`;
}
