import type { Liquid, Template } from "liquidjs";
import { marks } from "./words.ts";

type TagOptions = Extract<Parameters<Liquid["registerTag"]>[1], { render: unknown }>;

/** `{% words %} … {% endwords %}`: the paragraphs that a person may rewrite before a mail leaves. */
export function wordsTag(markup: "html" | "text"): TagOptions {
  const inside = new WeakMap<object, Template[]>();
  return {
    parse(token, rest) {
      const templates: Template[] = [];
      inside.set(this, templates);
      const stream = this.liquid.parser
        .parseStream(rest)
        .on("tag:endwords", () => stream.stop())
        .on("template", (template: Template) => templates.push(template))
        .on("end", () => {
          throw new Error(`tag ${token.getText()} not closed`);
        });
      stream.start();
    },
    *render(context, emitter) {
      emitter.write(marks[markup].start);
      yield this.liquid.renderer.renderTemplates(inside.get(this) ?? [], context, emitter);
      emitter.write(marks[markup].end);
    },
  };
}
