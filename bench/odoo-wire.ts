/** One question to Odoo, as it went over the line. */
export interface Asked {
  /** `/json/2/res.partner/search_read`. */
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Overheard<T> {
  readonly result: T;
  readonly asked: readonly Asked[];
  /** Seconds in which an answer was waited for. */
  readonly waited: number;
}

/** Does the work, and tells every question that it asked of Odoo. */
export async function overhear<T>(work: () => Promise<T>): Promise<Overheard<T>> {
  const real = globalThis.fetch;
  const asked: Asked[] = [];
  let open = 0;
  let since = 0;
  let waited = 0;
  globalThis.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    asked.push({ path: pathname, body: String(init?.body), headers: Object.fromEntries(new Headers(init?.headers)) });
    if (open++ === 0) since = performance.now();
    try {
      return await real(input, init);
    } finally {
      if (--open === 0) waited += performance.now() - since;
    }
  };
  try {
    return { result: await work(), asked, waited: waited / 1000 };
  } finally {
    globalThis.fetch = real;
  }
}

/** Asks the same again, one after the other, of this database, and throws the answers away. @throws Error when one is refused */
export async function replay(asked: readonly Asked[], url: string, database: string): Promise<void> {
  for (const { path, body, headers } of asked) {
    const answer = await fetch(`${url}${path}`, { method: "POST", headers: { ...headers, "x-odoo-database": database }, body });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${Buffer.from(bytes).toString().slice(0, 300)}`);
  }
}

interface Body {
  readonly data?: readonly unknown[];
  readonly vals_list?: readonly unknown[];
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The same writing by somebody who knows no batches: a question for each record. */
export function oneByOne(asked: Asked): readonly Asked[] {
  const body = JSON.parse(asked.body) as Body;
  const saying = (more: Body) => ({ ...asked, body: JSON.stringify({ ...body, ...more }) });
  if (asked.path.endsWith("/load") && body.data) return body.data.map((row) => saying({ data: [row] }));
  if (asked.path.endsWith("/create") && body.vals_list) return body.vals_list.map((values) => saying({ vals_list: [values] }));
  for (const name of ["relance_mails", "relance_changes"]) {
    const records = body.context?.[name];
    if (Array.isArray(records)) return records.map((record: unknown) => saying({ context: { ...body.context, [name]: [record] } }));
  }
  return [asked];
}
