const token = /<(\/?)([\w.-]+)((?:\s+[\w:-]+=(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+|</g;

/** Whether every tag of an XML text is closed in its turn, every attribute stands once, and no entity is unknown; else what is wrong. */
export function wellFormed(xml: string): string {
  const open: string[] = [];
  const body = xml.replace(/^<\?xml[^>]*\?>/, "").replace(/<!--[^]*?-->/g, "");
  for (const [text, closing, name = "", attributes = "", empty] of body.matchAll(token)) {
    if (text === "<") return `a stray < after <${open.at(-1)}>`;
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) return `a stray & in ${text.slice(0, 60)}`;
    if (!text.startsWith("<")) continue;
    const names = [...attributes.matchAll(/([\w:-]+)=(?:"[^"]*"|'[^']*')/g)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length) return `<${name}> repeats one of ${names.join(", ")}`;
    if (closing && open.pop() !== name) return `</${name}> closes another tag`;
    if (!closing && !empty) open.push(name);
  }
  return open.length === 0 ? "well-formed" : `<${open.at(-1)}> is not closed`;
}
