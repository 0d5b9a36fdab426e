/** What the ways to reach Odoo have in common: one call, one answer, errors said as `ConnectorError`. */
export interface Transport {
  readonly kind: "json2" | "jsonrpc" | "xmlrpc";
  /** @throws ConnectorError */
  send(call: Call, signal?: AbortSignal): Promise<unknown>;
}

export interface Call {
  readonly model: string;
  readonly method: string;
  readonly args: Arguments;
  /** Whether it leaves the host as it is: then a lost answer is only asked for again. */
  readonly reads: boolean;
}

export interface Arguments {
  readonly ids?: readonly number[];
  readonly context?: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

export interface TransportOptions {
  readonly url: string;
  readonly key: string;
  readonly timeoutMs: number;
}

/** The older protocols name the database and the user in every call. */
export interface RpcOptions extends TransportOptions {
  readonly database: string;
  readonly login: string;
}

/** Positional and named arguments of `execute_kw`. */
export function executeKw({ method, args: { ids, ...named } }: Call): readonly [readonly unknown[], Readonly<Record<string, unknown>>] {
  // `create` looks at its first positional argument to choose what it answers; by name it is not there.
  if (method === "create") {
    const { vals_list, ...rest } = named;
    return [[vals_list], rest];
  }
  return [ids === undefined ? [] : [ids], named];
}
