import type { Child } from "hono/jsx";
import { style } from "./style.ts";
import type { Voice } from "./voice.ts";

export interface DocumentOptions {
  readonly voice: Voice;
  readonly title: string;
  /** Lets the inline style pass the service's content security policy. */
  readonly nonce?: string;
  /** Rules of this page alone. */
  readonly extraStyle?: string;
}

/** A complete page as text: one file, nothing fetched from anywhere. */
export function document({ voice, title, nonce, extraStyle = "" }: DocumentOptions, children: Child): string {
  const page = (
    <html lang={voice.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {/* The service sends its own, stricter one with each page. */}
        {nonce === undefined && (
          <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
        )}
        <link rel="icon" href="data:," />
        <title>{title}</title>
        {/* Escaping would turn the child combinator into &gt;. The text is ours alone. */}
        <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style + extraStyle }} />
      </head>
      <body>{children}</body>
    </html>
  );
  return `<!doctype html>\n${page.toString()}\n`;
}
