import { z } from "zod";
import type { NoteEffect } from "../../ledger/effect.ts";
import type { Client } from "./client.ts";
import { isStatus } from "./failure.ts";
import { listPage } from "./lists.ts";
import { hasEntry, withEntry } from "./notes-block.ts";
import { Comment, Customer, Me } from "./schema.ts";

/** Where a note ended up: words for the receipt. */
export interface Written {
  readonly status: "written" | "already_there";
  readonly reference: string;
}

export interface Notes {
  write(effect: NoteEffect, signal?: AbortSignal): Promise<Written>;
  find(effect: NoteEffect, signal?: AbortSignal): Promise<Written | undefined>;
}

const mostInvoices = 20;
const longestComment = 10_000;
const Found = z.object({ id: z.int() });

/**
 * Notes as comments of the invoices that they speak of. Where comments are not to be had – the token is not a person's,
 * the scope is missing, the API is older – they go into a block of the customer's notes.
 */
export function makeNotes(client: Client): Notes {
  let comments: "unknown" | "yes" | "no" = "unknown";

  async function canComment(signal: AbortSignal | undefined): Promise<boolean> {
    if (comments === "unknown") comments = (await client.get("/me", Me, {}, signal)).user === null ? "no" : "yes";
    return comments === "yes";
  }

  /** The invoices of a note that the host still has, each with whether it has the comment; undefined when it has no comments. */
  async function commented({ items, key }: NoteEffect, signal: AbortSignal | undefined): Promise<ReadonlyMap<string, boolean> | undefined> {
    const found = new Map<string, boolean>();
    for (const invoice of invoicesOf(items)) {
      const path = `/customer_invoices/${invoice}`;
      try {
        found.set(invoice, await hasComment(`${path}/comments`, key, signal));
      } catch (error) {
        if (isStatus(error, 403)) return undefined;
        if (!isStatus(error, 404)) throw error;
        // The same answer to an invoice that is gone and to a page that does not exist yet.
        if (await exists(path, signal)) return undefined;
      }
    }
    return found;
  }

  async function hasComment(path: string, key: string, signal: AbortSignal | undefined): Promise<boolean> {
    let cursor: string | undefined;
    do {
      const page = await listPage(client, path, Comment, { sort: "-created_at" }, cursor, signal);
      if (page.rows.some(({ content }) => content.includes(markOf(key)))) return true;
      cursor = page.cursor;
    } while (cursor !== undefined);
    return false;
  }

  async function exists(path: string, signal: AbortSignal | undefined): Promise<boolean> {
    return client.get(path, Found, {}, signal).then(
      () => true,
      (error: unknown) => {
        if (isStatus(error, 404)) return false;
        throw error;
      },
    );
  }

  async function writeComments(effect: NoteEffect, signal: AbortSignal | undefined): Promise<Written | undefined> {
    const found = await commented(effect, signal);
    if (!found || found.size === 0) return undefined;
    const content = `${plain(effect.body).slice(0, longestComment - 100)}\n\n${markOf(effect.key)}`;
    for (const [invoice, there] of found) {
      if (there) continue;
      try {
        await client.post(`/customer_invoices/${invoice}/comments`, Found, { content }, signal);
      } catch (error) {
        if (isStatus(error, 403, 404)) return undefined;
        throw error;
      }
    }
    return { status: [...found.values()].every(Boolean) ? "already_there" : "written", reference: referenceOf(found.keys()) };
  }

  async function customerOf({ debtor }: NoteEffect, signal: AbortSignal | undefined): Promise<Customer> {
    return client.get(`/customers/${debtor}`, Customer, {}, signal);
  }

  return {
    async write(effect, signal) {
      if (await canComment(signal)) {
        const written = await writeComments(effect, signal);
        if (written) return written;
        comments = "no";
      }
      const { id, customer_type, notes = null } = await customerOf(effect, signal);
      const reference = `customer ${id} notes`;
      if (hasEntry(notes, effect.key)) return { status: "already_there", reference };
      // The wrong one of the two pages would change the customer's kind, and any other field would be overwritten.
      const path = customer_type === "company" ? `/company_customers/${id}` : `/individual_customers/${id}`;
      await client.put(path, { notes: withEntry(notes, effect.key, `${effect.actOn} ${plain(effect.body)}`) }, signal);
      return { status: "written", reference };
    },

    async find(effect, signal) {
      if (await canComment(signal)) {
        const found = await commented(effect, signal);
        if (found && found.size > 0 && [...found.values()].every(Boolean))
          return { status: "already_there", reference: referenceOf(found.keys()) };
      }
      const customer = await customerOf(effect, signal).catch((error: unknown) => {
        if (isStatus(error, 404)) return undefined;
        throw error;
      });
      if (!customer || !hasEntry(customer.notes ?? null, effect.key)) return undefined;
      return { status: "already_there", reference: `customer ${customer.id} notes` };
    },
  };
}

/** Ids of the invoices that open items are of, instalments together. */
export function invoicesOf(items: readonly string[]): readonly string[] {
  return [...new Set(items.map((item) => item.split("/")[0] ?? item))].slice(0, mostInvoices);
}

/** Comments are plain text: the Markdown of a note without its escapes. */
function plain(markdown: string): string {
  return markdown.replace(/\\([\\`*_{}[\]()#+\-.!|<>~])/g, "$1");
}

function markOf(key: string): string {
  return `[Relance ${key}]`;
}

function referenceOf(invoices: Iterable<string>): string {
  return `customer_invoice ${[...invoices].join(", ")} comment`;
}
