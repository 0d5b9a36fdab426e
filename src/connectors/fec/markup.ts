import { StringDecoder } from "node:string_decoder";
import { ConnectorError } from "../port.ts";
import { decodeSingleBytes } from "./cells.ts";

export interface MarkupEvents {
  open(tag: string, line: number): void;
  text(text: string): void;
  close(tag: string, line: number): void;
}

export interface MarkupScanner {
  feed(text: string): void;
  /** @throws ConnectorError when the text stops inside a tag */
  end(): void;
  line(): number;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const longestTag = 1 << 16;

/**
 * Reads the part of XML that data files are made of: elements, text, CDATA. Attributes, comments and declarations are passed
 * over, entities of one's own are not known: nothing is fetched and nothing expands. @throws ConnectorError
 */
export function markupScanner(file: string, events: MarkupEvents): MarkupScanner {
  let rest = "";
  let line = 1;

  function countLines(text: string) {
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) line++;
  }

  /** Gives what starts at `at`; returns where it ends, or undefined when its end is not there yet. */
  function take(text: string, at: number): number | undefined {
    if (text[at] !== "<") {
      const end = text.indexOf("<", at);
      if (end < 0) return undefined;
      events.text(unescape(text.slice(at, end)));
      return end;
    }
    for (const [start, stop] of passedOver)
      if (text.startsWith(start, at)) {
        const end = text.indexOf(stop, at + start.length);
        if (end >= 0 && start === cdata) events.text(text.slice(at + start.length, end));
        return end < 0 ? undefined : end + stop.length;
      } else if (start.startsWith(text.slice(at))) return undefined;
    const end = text.indexOf(">", at);
    if (end < 0) return undefined;
    const [, closing, name, alone] = /^<(\/?)([^\s/>]+)[^>]*?(\/?)>$/s.exec(text.slice(at, end + 1)) ?? [];
    if (name === undefined) throw new ConnectorError("fec", "fix", "fec.xml_damaged", { file, line });
    if (closing) events.close(name, line);
    else {
      events.open(name, line);
      if (alone) events.close(name, line);
    }
    return end + 1;
  }

  return {
    feed(more) {
      const text = rest + more;
      let at = 0;
      while (at < text.length) {
        const end = take(text, at);
        if (end === undefined) break;
        countLines(text.slice(at, end));
        at = end;
      }
      rest = text.slice(at);
      if (rest.length > longestTag) throw new ConnectorError("fec", "fix", "fec.xml_damaged", { file, line });
    },
    end() {
      if (rest.trim() !== "") throw new ConnectorError("fec", "fix", "fec.xml_damaged", { file, line });
    },
    line: () => line,
  };
}

const cdata = "<![CDATA[";
const passedOver = [
  ["<!--", "-->"],
  [cdata, "]]>"],
  ["<?", "?>"],
  ["<!", ">"],
] as const;

function unescape(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole: string, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Decodes blocks by the encoding that the first one declares: UTF-8 unless it says otherwise. */
export function xmlDecoder(): (block: Buffer) => string {
  let decode: ((block: Buffer) => string) | undefined;
  return (block) => {
    decode ??= decoderFor(/^[^>]*encoding\s*=\s*["']([\w.-]+)/i.exec(block.toString("latin1", 0, 200))?.[1] ?? "utf-8");
    return decode(block).replace(/^\ufeff/, "");
  };
}

function decoderFor(encoding: string): (block: Buffer) => string {
  if (/^(iso-?8859|latin|windows-|cp12)/i.test(encoding)) return decodeSingleBytes;
  const decoder = new StringDecoder("utf8");
  return (block) => decoder.write(block);
}
