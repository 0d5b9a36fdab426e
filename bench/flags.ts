import { parseArgs } from "node:util";

/** Reads `--name number` flags with their defaults, and `--json`. Unknown ones are refused. */
export function readFlags<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
): Readonly<Record<Name, number>> & { readonly json: boolean } {
  const names = Object.keys(defaults) as Name[];
  const { values } = parseArgs({
    options: { json: { type: "boolean" }, ...Object.fromEntries(names.map((name) => [name, { type: "string" as const }])) },
  });
  const given: Readonly<Record<string, string | boolean | undefined>> = values;
  const read = (name: Name) => {
    const number = given[name] === undefined ? defaults[name] : Number(given[name]);
    if (!Number.isSafeInteger(number) || number < 1)
      throw new RangeError(`--${name} wants a whole number above 0, not ${String(given[name])}`);
    return [name, number] as const;
  };
  return { ...(Object.fromEntries(names.map(read)) as Record<Name, number>), json: given["json"] === true };
}
