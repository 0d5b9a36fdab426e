import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { virtualTime, type VirtualTime } from "./clock.ts";
import { answer, type Answer } from "./answers.ts";
import { type Fault, type Faults, makeFaults } from "./faults.ts";
import { makeGate } from "./gate.ts";
import { type Actions, emptyState, type FakeState, linesOf, makeActions } from "./state.ts";
import { operationOf, problemsOf } from "./validate.ts";

/** A Pennylane that stands on a port of its own: it has state, keeps its rate limit and its rights, and fails on demand. */
export interface Fake {
  readonly url: string;
  readonly token: string;
  readonly state: FakeState;
  readonly time: VirtualTime;
  readonly host: Actions;
  readonly config: FakeConfig;
  /** `GET /customers`, in order, since the fake was started or `requests.length` was set to 0. */
  readonly requests: string[];
  /** What requests and answers did not match of the specification. A test that leaves one here fails. */
  readonly problems: string[];
  /** Requests refused because they were too many. */
  throttled(): number;
  fail(fault: Fault): void;
  close(): Promise<void>;
}

/** What a test may change while it runs. */
export interface FakeConfig {
  scopes: readonly string[];
  /** Null: the token was not issued to a person. */
  user: {
    readonly id: number;
    readonly first_name: string;
    readonly last_name: string;
    readonly email: string;
    readonly locale: "fr";
  } | null;
  regNo: string;
  instalments: boolean;
  /** Whether this host is new enough to have comments. */
  comments: boolean;
  fiscalYears: readonly { readonly start: string; readonly finish: string; readonly status: string }[];
  /** What a test plants into the answers of an operation. */
  plant: ((operation: string, body: unknown) => unknown) | undefined;
}

export const allScopes: readonly string[] = [
  "customers:all",
  "customer_invoices:all",
  "transactions:readonly",
  "customer_mandates:readonly",
  "ledger_entries:readonly",
  "ledger_accounts:readonly",
  "fiscal_years:readonly",
  "trial_balance:readonly",
  "exports:fec",
];

const base = "/api/external/v2";

export async function startFake(time = virtualTime(), port = 0): Promise<Fake> {
  const state = emptyState();
  const faults = makeFaults();
  const gate = makeGate(time);
  const token = `fake-${Math.random().toString(36).slice(2)}`;
  const requests: string[] = [];
  const problems: string[] = [];
  const config: FakeConfig = {
    scopes: allScopes,
    user: { id: 7, first_name: "Ana", last_name: "Brunel", email: "ana@atelier.example", locale: "fr" },
    regNo: "sandbox-1",
    instalments: false,
    comments: true,
    fiscalYears: [
      { start: "2025-07-01", finish: "2025-12-31", status: "open" },
      { start: "2026-01-01", finish: "2026-12-31", status: "open" },
    ],
    plant: undefined,
  };
  const app = new Hono<{ Bindings: HttpBindings }>();

  app.get("/files/fec.txt", (c) => c.text(fecOf(state)));

  app.all(`${base}/*`, async (c) => {
    const path = new URL(c.req.url).pathname.slice(base.length);
    requests.push(`${c.req.method} ${path}`);
    const fault = faults.next(requests.at(-1) ?? "");
    if (fault?.what === "drop") return drop(c);
    const headers = gate.enter();
    const response = await answered(c, path, fault);
    for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
    if (fault?.what === "drop_after") return drop(c);
    return response;
  });

  async function answered(c: Context, path: string, fault: ReturnType<Faults["next"]>): Promise<Response> {
    if (gate.refused()) {
      const seconds = gate.wait();
      return c.text(`Rate limit exceeded. Please retry in ${seconds} seconds.`, 429, { "retry-after": String(seconds) });
    }
    const query = new URL(c.req.url).searchParams;
    const body = await bodyOf(c);
    const found = refusal(c, path) ?? fault?.answer ?? answer({ state, time, config, url: url(), method: c.req.method, path, query, body });
    const planted = config.plant ? config.plant(operationOf(c.req.method, path)?.name ?? "", found.body) : found.body;
    problems.push(...problemsOf({ method: c.req.method, path, query, body: body.shape, status: found.status, answer: planted }));
    if (planted === undefined) return c.body(null, found.status as 204);
    return typeof planted === "string" ? c.text(planted, found.status as 500) : c.json(planted as object, found.status as 200);
  }

  function refusal(c: Context, path: string): Answer | undefined {
    if (c.req.header("authorization") !== `Bearer ${token}`)
      return { status: 401, body: { error: "The access token is invalid", status: 401 } };
    const scopes = operationOf(c.req.method, path)?.operation.scopes ?? [];
    if (scopes.length === 0 || scopes.some((scope) => config.scopes.includes(scope))) return undefined;
    return { status: 403, body: { error: `Access to this resource requires scope "${scopes[0]}".`, status: 403 } };
  }

  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url(),
    token,
    state,
    time,
    host: makeActions(state, time),
    config,
    requests,
    problems,
    throttled: gate.throttled,
    fail: faults.add,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** The line goes dead: after the host has done what it was asked, or before. */
function drop(c: Context<{ Bindings: HttpBindings }>): Response {
  c.env.outgoing.destroy();
  return c.body(null, 200);
}

export interface Body {
  readonly json?: unknown;
  readonly file?: File;
  /** As the specification sees it. */
  readonly shape?: unknown;
}

async function bodyOf(c: Context): Promise<Body> {
  const type = c.req.header("content-type") ?? "";
  if (type.startsWith("multipart/form-data")) {
    const form = await c.req.parseBody();
    const shape = Object.fromEntries(Object.keys(form).map((key) => [key, "binary"]));
    return { shape, ...(form["file"] instanceof File && { file: form["file"] }) };
  }
  const text = await c.req.text();
  if (text === "") return {};
  const json: unknown = JSON.parse(text);
  return { json, shape: json };
}

function fecOf(state: FakeState): string {
  const amount = (cents: number) => (cents / 100).toFixed(2).replace(".", ",");
  const rows = linesOf(state).map(({ account, date, cents }) =>
    [
      "VT",
      "Ventes",
      "1",
      date.replaceAll("-", ""),
      `411${account}`,
      "Client",
      amount(Math.max(cents, 0)),
      amount(Math.max(-cents, 0)),
    ].join("\t"),
  );
  return [
    ["JournalCode", "JournalLib", "EcritureNum", "EcritureDate", "CompteNum", "CompteLib", "Debit", "Credit"].join("\t"),
    ...rows,
    "",
  ].join("\r\n");
}
