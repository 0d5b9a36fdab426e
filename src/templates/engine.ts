import { type FilterImplOptions, Liquid, type Template } from "liquidjs";
import { wordsTag } from "./words-tag.ts";
import type { Currency } from "../ledger/money.ts";
import { formatOf, type Language } from "../text/format.ts";
import { columns } from "../text/columns.ts";

/** HTML escapes every value; text and subjects only keep what would break an aligned table apart. */
export type Markup = "html" | "text";

export type Parsed = readonly Template[];

/** Closed lists: what is not here cannot be written in a template, so nothing bypasses escaping or reads a file. */
const keptTags = new Set(["assign", "break", "capture", "case", "comment", "continue", "for", "if", "unless", "#"]);
const keptFilters = [
  "append",
  "capitalize",
  "default",
  "downcase",
  "first",
  "join",
  "last",
  "plus",
  "minus",
  "prepend",
  "size",
  "strip",
  "upcase",
];

const engines: Readonly<Record<Markup, Readonly<Record<Language, Liquid>>>> = {
  html: { fr: makeEngine("fr", "html"), en: makeEngine("en", "html") },
  text: { fr: makeEngine("fr", "text"), en: makeEngine("en", "text") },
};

export function engineOf(language: Language, markup: Markup): Liquid {
  return engines[markup][language];
}

function makeEngine(language: Language, markup: Markup): Liquid {
  const engine = new Liquid({
    outputEscape: markup === "html" ? "escape" : plain,
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: 1_000_000,
    renderLimit: 5_000,
    memoryLimit: 10_000_000,
  });
  for (const tag of Object.keys(engine.tags)) if (!keptTags.has(tag)) delete engine.tags[tag];
  engine.registerTag("words", wordsTag(markup));
  const standard = { ...engine.filters };
  for (const filter of Object.keys(standard)) engine.unregisterFilter(filter);
  for (const name of keptFilters) engine.registerFilter(name, standard[name] as FilterImplOptions);
  for (const [name, filter] of Object.entries(ownFilters(language))) engine.registerFilter(name, filter);
  if (markup === "text") engine.registerFilter("columns", (rows: unknown, aligns: unknown) => columns(String(rows), String(aligns)));
  return engine;
}

function ownFilters(language: Language): Readonly<Record<string, FilterImplOptions>> {
  const format = formatOf(language);
  return {
    /** `{{ total.due | money }}`, in the currency of the mail. */
    money(amount: unknown) {
      if (typeof amount !== "number") throw new TypeError(`not an amount: ${String(amount)}`);
      return format.money(amount, this.context.getSync(["currency"]) as Currency);
    },
    day: (of: unknown) => format.day(String(of)),
    long_day: (of: unknown) => format.longDay(String(of)),
    /** `{{ item.late | count: 'jour', 'jours' }}`. */
    count: (value: unknown, one: unknown, many: unknown) => format.count(Number(value), String(one), String(many)),
    iban: (value: unknown) => groups(String(value), 4, " "),
    siren: (value: unknown) => groups(String(value), 3, "\u00a0"),
    /** The only way to put a value into a link. */
    mailto: (address: unknown) => `mailto:${encodeURIComponent(String(address)).replaceAll("%40", "@")}`,
  };
}

function groups(text: string, size: number, space: string): string {
  const compact = text.replace(/\s+/g, "");
  return (compact.match(new RegExp(`.{1,${size}}`, "gu")) ?? []).join(space);
}

/** A bar separates the columns of a table in text, and private characters mark the words: no value may hold one. */
function plain(value: unknown): string {
  return value === null || value === undefined
    ? ""
    : String(value)
        .replaceAll("|", "¦")
        .replace(/[\ue000\ue001]/g, "");
}
