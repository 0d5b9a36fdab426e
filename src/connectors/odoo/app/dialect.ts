import type { Major } from "./sources.ts";

/** One difference between Odoo 19, in which the sources are written, and the versions up to `until`, or those from `since` on among them. */
interface Difference {
  readonly since?: Major;
  readonly until: Major;
  rewrite(xml: string): string;
}

const differences: readonly Difference[] = [
  // 19: a privilege stands between a category and its groups, and the relations were renamed.
  {
    until: 18,
    rewrite: (xml) =>
      xml.replace(/model="res\.groups\.privilege">/g, 'model="ir.module.category">').replace(/\s*<field name="category_id" [^>]*\/>/g, ""),
  },
  { until: 18, rewrite: renameFields({ privilege_id: "category_id", user_ids: "users", group_ids: "groups_id" }) },
  // 19 archives what is done; 17 and 18 delete it unless told otherwise, and 16 in any case.
  {
    since: 17,
    until: 18,
    rewrite: (xml) =>
      xml.replace(/(\n\s*)(<record id="\w+" model="mail\.activity\.type">)/g, '$1$2$1    <field name="keep_done" eval="True"/>'),
  },
  // 18: lists, cards, and keys that expire.
  { until: 17, rewrite: (xml) => xml.replace(/<(\/?)list\b/g, "<$1tree").replaceAll("//list", "//tree") },
  { until: 17, rewrite: (xml) => xml.replace(/(<field name="view_mode">[^<]*)\blist\b/g, "$1tree") },
  {
    until: 17,
    rewrite: (xml) =>
      xml.replace(
        /<t t-name="card">([^]*?)\n(\s*)<\/t>(?=\s*<\/templates>)/g,
        '<t t-name="kanban-box"><div class="oe_kanban_global_click">$1\n$2</div></t>',
      ),
  },
  { until: 17, rewrite: (xml) => xml.replace(/\s*<field name="api_key_duration">\d+<\/field>/g, "") },
  // 17: conditions became expressions.
  { until: 16, rewrite: (xml) => xml.replaceAll('column_invisible="1"', 'invisible="1"') },
  { until: 16, rewrite: (xml) => xml.replace(/<[a-z]+ (?:[^>"]|"[^"]*")*>/g, attrs) },
];

/** The XML of the sources as this version of Odoo understands it. */
export function inDialect(xml: string, major: Major): string {
  const known = differences.filter(({ since = 16, until }) => since <= major && major <= until);
  return known.reduce((text, { rewrite }) => rewrite(text), xml);
}

function renameFields(names: Readonly<Record<string, string>>): Difference["rewrite"] {
  return (xml) =>
    xml.replace(/<field name="(\w+)"/g, (whole, name: string) => (names[name] === undefined ? whole : `<field name="${names[name]}"`));
}

/** `invisible="x_state != 'sent'"` as Odoo 16 writes it: `attrs="{'invisible': [('x_state', '!=', 'sent')]}"`. */
function attrs(tag: string): string {
  const conditions: string[] = [];
  const rest = tag.replace(/ (invisible|readonly)="([^"]*)"/g, (whole, name: string, expression: string) => {
    if (expression === "1") return whole;
    conditions.push(`'${name}': [${domainOf(expression)}]`);
    return "";
  });
  return conditions.length === 0 ? tag : rest.replace(/(\/?>)$/, ` attrs="{${conditions.join(", ")}}"$1`);
}

/** The few forms of expression that our views use, as a domain. @throws Error for any other */
function domainOf(expression: string): string {
  for (const [word, operator] of [
    [" or ", "'|', "],
    [" and ", "'&amp;', "],
  ] as const) {
    const at = expression.indexOf(word);
    if (at !== -1) return `${operator}${domainOf(expression.slice(0, at))}, ${domainOf(expression.slice(at + word.length))}`;
  }
  const compared = /^(\w+) (==|!=|in|not in) ('[^']*'|\(.*\))$/.exec(expression);
  if (compared) return `('${compared[1]}', '${compared[2] === "==" ? "=" : compared[2]}', ${compared[3]})`;
  const plain = /^(not )?(\w+)$/.exec(expression);
  if (plain) return `('${plain[2]}', '${plain[1] ? "=" : "!="}', False)`;
  throw new Error(`the views have a condition that Odoo 16 cannot be given: ${expression}`);
}
