/** Where to call, and as whom. */
export interface Caller {
  readonly url: string;
  readonly database: string;
  readonly key: string;
}

/**
 * One bare JSON-2 call, for what a test does to Odoo beside the product: `args` are the named arguments of the method, with
 * `ids` and `context` among them.
 * @throws Error with Odoo's own words.
 */
export async function callOdoo(caller: Caller, model: string, method: string, args: Readonly<Record<string, unknown>>): Promise<unknown> {
  const response = await fetch(`${caller.url}/json/2/${model}/${method}`, {
    method: "POST",
    headers: {
      authorization: `bearer ${caller.key}`,
      "content-type": "application/json; charset=utf-8",
      "x-odoo-database": caller.database,
    },
    body: JSON.stringify(args),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`${model}.${method}: ${response.status} ${reasonIn(body)}`);
  return JSON.parse(body);
}

function reasonIn(body: string): string {
  try {
    const { name, message } = JSON.parse(body) as { name: string; message: string };
    return `${name}: ${message}`;
  } catch {
    return body.slice(0, 300);
  }
}
