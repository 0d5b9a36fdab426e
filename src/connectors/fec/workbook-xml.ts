/** A tag of a part of a workbook, its name without prefix. */
export interface Tag {
  readonly name: string;
  readonly opens: boolean;
  readonly closes: boolean;
  attribute(name: string): string | undefined;
}

const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|([^<]+)/g;

/** The tags of XML as spreadsheets write it, and the text between them. No entity but the five of XML and numbers: none is fetched. */
export function* xmlTokens(text: string): Generator<Tag | string> {
  for (const [, cdata, slash, name, attributes = "", selfClosing, between] of text.matchAll(token)) {
    if (cdata !== undefined) yield cdata;
    else if (between !== undefined) yield unescapeXml(between);
    else if (name !== undefined) yield tag(name, attributes, slash !== "/", slash === "/" || selfClosing === "/");
  }
}

function tag(name: string, attributes: string, opens: boolean, closes: boolean): Tag {
  return {
    name,
    opens,
    closes,
    attribute(wanted) {
      const match = new RegExp(`(?:^|[\\s:])${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
      return match ? unescapeXml(match[1] ?? match[2] ?? "") : undefined;
    },
  };
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text for XML, without the control characters that it may not hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[character] as string)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}
