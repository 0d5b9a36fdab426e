/** Opening tags of a page, the mails it holds in attributes left closed. */
export function elements(html: string): readonly string[] {
  return html.match(/<[a-z][a-z0-9]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/g) ?? [];
}

export function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
}

export function all(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
