import type { Term } from "./xml.ts";

/** A gettext file of these words, each with every place where Odoo keeps it. */
export function poFile(terms: readonly Term[]): string {
  const entries = new Map<string, { readonly places: string[]; readonly fr: string }>();
  for (const { place, en, fr } of terms) {
    const known = entries.get(en);
    if (known && known.fr !== fr) throw new Error(`“${en}” is “${known.fr}” and “${fr}” in French: a .po file holds one`);
    if (known) known.places.push(place);
    else entries.set(en, { places: [place], fr });
  }
  const blocks = [...entries].map(
    ([en, { places, fr }]) =>
      `#. module: relance\n${places.map((place) => `#: ${place}\n`).join("")}msgid ${quoted(en)}\nmsgstr ${quoted(fr)}\n`,
  );
  return `msgid ""\nmsgstr ""\n"Language: fr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n${blocks.join("\n")}`;
}

function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}
