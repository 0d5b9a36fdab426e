/** A word of the app that people read, where Odoo keeps it, and its French. */
export interface Term {
  /** As a .po file names it: `model:ir.ui.menu,name:relance.menu_desk`. */
  readonly place: string;
  readonly en: string;
  readonly fr: string;
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function unescapeXml(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

/** Fields of a record whose whole text is one word for people. */
const wordFields = "name|comment";
/** Models whose name nobody reads but developers. */
const silent = new Set(["ir.ui.view", "ir.rule"]);

/** Rewrites each word that people read of our XML files. `say` gets the word and its place, and answers what stands there. */
export function mapWords(xml: string, say: (word: string, place: string) => string): string {
  const said = (word: string, place: string): string => {
    const trimmed = word.trim();
    return /\p{L}/u.test(trimmed) ? word.replace(trimmed, () => escapeXml(say(unescapeXml(trimmed), place))) : word;
  };
  return xml
    .replace(
      /(<menuitem id="(\w+)" name=")([^"]+)/g,
      (_, start: string, id: string, word: string) => start + said(word, `model:ir.ui.menu,name:relance.${id}`),
    )
    .replace(/<record id="(\w+)" model="([\w.]+)">[^]*?<\/record>/g, (record, id: string, model: string) => {
      if (model === "ir.ui.view") return mapArch(record, (word) => said(word, `model_terms:ir.ui.view,arch_db:relance.${id}`));
      if (silent.has(model)) return record;
      return record
        .replace(
          new RegExp(`(<field name="(${wordFields})">)([^<]+)`, "g"),
          (_, start: string, field: string, word: string) => start + said(word, `model:${model},${field}:relance.${id}`),
        )
        .replace(/(<field name="help" type="html">)([^]*?)(<\/field>)/g, (_, start: string, html: string, end: string) => {
          return (
            start + html.replace(/>([^<]+)</g, (__, word: string) => `>${said(word, `model_terms:${model},help:relance.${id}`)}<`) + end
          );
        });
    });
}

function mapArch(record: string, said: (word: string) => string): string {
  return record.replace(/(<field name="arch" type="xml">)([^]*)(<\/field>\s*<\/record>)/, (_, start: string, arch: string, end: string) => {
    const words = arch
      .replace(/( (?:string|help|placeholder|title|sum)=")([^"]+)"/g, (__, attribute: string, word: string) => `${attribute}${said(word)}"`)
      .replace(/>([^<]+)</g, (__, word: string) => `>${said(word)}<`);
    return start + words + end;
  });
}
