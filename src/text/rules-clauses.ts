import type { Clause, Comparison, Operand } from "../rules/clauses.ts";
import type { PublishedFact } from "../rules/facts.ts";
import { type Language, formatOf, typeset } from "./format.ts";
import { nameFact } from "./rules-facts.ts";

type Units = ReadonlyMap<string, Pick<PublishedFact, "unit">>;

/**
 * A condition in words: one line for each part that must hold, as « part payée en retard sur 12 mois : au moins 50 % ».
 * What has no plainer words is quoted as it is written.
 */
export function sayClauses(clause: Clause, units: Units, language: Language): readonly string[] {
  const fr = language === "fr";
  const parts = "all" in clause ? clause.all : [clause];
  return parts.map((part, index) => {
    const last = index === parts.length - 1;
    return typeset(`${say(part)}${last ? "" : fr ? ", et" : ", and"}`, language);
  });

  function say(one: Clause): string {
    if ("all" in one) return one.all.map(inside).join(fr ? " et " : " and ");
    if ("any" in one) return one.any.map(inside).join(fr ? ", ou " : ", or ");
    if ("not" in one) return fr ? `pas : ${inside(one.not)}` : `not: ${inside(one.not)}`;
    if ("everyone" in one) return fr ? "tous ceux qu’aucun autre profil n’a pris" : "everybody that no other segment took";
    if ("text" in one) return fr ? `« ${one.text} »` : `“${one.text}”`;
    const name = nameFact(one.fact, language);
    if (!("value" in one)) {
      if (one.is === "holds") return name;
      return fr ? `« ${name} » : connu` : `${name} known`;
    }
    return `${name}${fr ? " :" : ":"} ${comparison(one.fact, one.is, one.value)}`;
  }

  function inside(one: Clause): string {
    return "all" in one || "any" in one ? `(${say(one)})` : say(one);
  }

  function comparison(fact: string, is: Comparison, value: Operand): string {
    const [french, english] = (typeof value === "object" && "fact" in value ? wordsBetween[is] : undefined) ?? words[is];
    return `${fr ? french : english}${operand(fact, value)}`;
  }

  function operand(fact: string, value: Operand): string {
    if (typeof value === "object" && "fact" in value) {
      const other = nameFact(value.fact, language);
      return fr ? `« ${other} »` : `“${other}”`;
    }
    if (typeof value === "object") return value.map((one) => operand(fact, one)).join(fr ? " ou " : " or ");
    if (typeof value === "string") return fr ? `« ${value} »` : `“${value}”`;
    const f = formatOf(language);
    const unit = units.get(fact)?.unit;
    if (unit === "share, 0 to 1") return fr ? `${f.number(Math.round(value * 100))} %` : `${f.number(Math.round(value * 100))}%`;
    if (unit === "days") return fr ? f.count(value, "jour", "jours") : f.count(value, "day", "days");
    return f.number(value);
  }
}

const words: Readonly<Record<Comparison, readonly [string, string]>> = {
  "<": ["moins de ", "less than "],
  "<=": ["au plus ", "at most "],
  ">": ["plus de ", "more than "],
  ">=": ["au moins ", "at least "],
  "==": ["", ""],
  "!=": ["autre que ", "other than "],
  one_of: ["", ""],
  contains: ["avec ", "with "],
};

/** Between two facts. */
const wordsBetween: Readonly<Partial<Record<Comparison, readonly [string, string]>>> = {
  "<": ["moins que ", "less than "],
  "<=": ["au plus autant que ", "at most as much as "],
  ">": ["plus que ", "more than "],
  ">=": ["au moins autant que ", "at least as much as "],
  "==": ["autant que ", "the same as "],
};
