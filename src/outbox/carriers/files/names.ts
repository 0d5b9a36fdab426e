import type { Effect } from "../../../ledger/effect.ts";

/** Folder and extension of the effects that have a file of their own. */
export const ownFile = { email: { folder: "mails", extension: ".eml" }, letter: { folder: "letters", extension: ".html" } } as const;

/** `mails/2026-11-21-C0042-firm-<key>.eml`: sorts by day, tells people what it is, and ends with the key. */
export function pathOf(effect: Effect & { readonly kind: keyof typeof ownFile }): string {
  const { folder, extension } = ownFile[effect.kind];
  return `${folder}/${effect.actOn}-${slug(effect.debtorReference)}-${slug(effect.step)}-${effect.key}${extension}`;
}

/** `notes/C0042-Garage-Lefevre.md`. Two debtors who share a name share the file; each entry names its own. */
export function notebookOf(effect: Effect): string {
  return `notes/${slug(`${effect.debtorReference} ${effect.debtorName}`)}.md`;
}

/** Letters, digits, dots and hyphens that every file system takes. */
function slug(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  return (
    plain
      .replace(/[^A-Za-z0-9.]+/g, "-")
      .replace(/^[-.]+|[-.]+$/g, "")
      .slice(0, 60) || "x"
  );
}
