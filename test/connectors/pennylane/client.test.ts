import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Access, makeClient } from "../../../src/connectors/pennylane/client.ts";
import { tokenAccess } from "../../../src/connectors/pennylane/token.ts";
import { ConnectorError } from "../../../src/connectors/port.ts";
import { pennylaneSentences } from "../../../src/text/pennylane.ts";
import { say } from "../../../src/text/sentences.ts";
import { virtualTime } from "../../pennylane/clock.ts";

const url = "https://app.pennylane.example";
const api = `${url}/api/external/v2`;
const Me = z.object({ name: z.string() });
const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function setUp(access: Access = tokenAccess("secret")) {
  const time = virtualTime();
  return { time, client: makeClient({ url, access, time }) };
}

async function failure(promise: Promise<unknown>): Promise<ConnectorError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConnectorError);
  return error as ConnectorError;
}

describe("every error body that was seen becomes one error with whose turn it is", () => {
  it.each<[string, number, string, string, string, string]>([
    [
      "error and status",
      401,
      '{"error":"The access token is invalid","status":401}',
      "fix",
      "token_refused",
      "The access token is invalid",
    ],
    [
      "a scope",
      403,
      '{"error":"Access to this resource requires scope \\"customers:all\\".","status":403}',
      "fix",
      "scope_missing",
      "customers:all",
    ],
    ["a code with its message", 403, '{"error":"forbidden","message":"No user","details":{}}', "fix", "forbidden", "No user · forbidden"],
    ["not found", 404, '{"error":"Not Found","status":404}', "fix", "not_found", "Not Found"],
    ["a conflict", 409, '{"error":"The PDF is being generated","status":409}', "fix", "conflict", "PDF"],
    ["a message alone", 400, '{"message":"bad cursor"}', "bug", "bad_request", "bad cursor"],
    ["message and code", 400, '{"message":"missing","code":"NotExistRequiredKey"}', "bug", "bad_request", "missing · NotExistRequiredKey"],
    ["message, field and code", 400, '{"message":"wrong","field":"limit","code":"MoreThanMaximum"}', "bug", "bad_request", "limit"],
    ["message, payload and code", 400, '{"message":"wrong","payload":"{}","code":"NotAnyOf"}', "bug", "bad_request", "NotAnyOf"],
    ["a business rule", 422, '{"error":"start_date is too old","status":422}', "fix", "refused", "start_date is too old"],
    ["an address too long", 414, "<html><h1>URI Too Long</h1></html>", "bug", "bad_request", "URI Too Long"],
    ["nothing at all", 418, "", "bug", "bad_request", ""],
    ["not the types it should have", 422, '{"error":{"name":["taken"]},"status":"422"}', "fix", "refused", ""],
  ])("%s (%i)", async (_, status, body, blame, code, words) => {
    server.use(http.get(`${api}/me`, () => new HttpResponse(body, { status })));
    const error = await failure(setUp().client.get("/me", Me));
    expect(error).toMatchObject({ blame, code: `pennylane.${code}`, host: "pennylane", params: { status, path: "/me" } });
    const sentence = say(error, "en", pennylaneSentences);
    expect(sentence).toContain(words);
    expect(sentence).not.toContain(error.code);
  });
});

describe("what is asked again, and what is not", () => {
  it("429 has a text body: waits as long as it says, then goes on", async () => {
    const { client, time } = setUp();
    let asked = 0;
    server.use(
      http.get(`${api}/me`, () =>
        asked++ < 2
          ? new HttpResponse("Rate limit exceeded. Please retry in 3 seconds.", { status: 429, headers: { "retry-after": "3" } })
          : HttpResponse.json({ name: "Atelier" }),
      ),
    );
    expect(await client.get("/me", Me)).toEqual({ name: "Atelier" });
    expect(time.slept()).toBe(6_000);
  });

  it("429 without end is the host's turn", async () => {
    server.use(http.get(`${api}/me`, () => new HttpResponse("Rate limit exceeded. Please retry in 2 seconds.", { status: 429 })));
    expect(await failure(setUp().client.get("/me", Me))).toMatchObject({ blame: "retry", code: "pennylane.too_many_requests" });
  });

  it.each([500, 503])("%i: a reading is asked again, three times", async (status) => {
    let asked = 0;
    server.use(http.get(`${api}/me`, () => (asked++ < 3 ? new HttpResponse("", { status }) : HttpResponse.json({ name: "Atelier" }))));
    expect(await setUp().client.get("/me", Me)).toEqual({ name: "Atelier" });
    expect(asked).toBe(4);
  });

  it.each<[string, () => Response]>([
    ["500", () => new HttpResponse("", { status: 500 })],
    ["a broken connection", () => HttpResponse.error()],
  ])("%s: what adds something is never sent twice", async (_, answer) => {
    let asked = 0;
    server.use(
      http.post(`${api}/comments`, () => {
        asked++;
        return answer();
      }),
    );
    expect(await failure(setUp().client.post("/comments", Me, { content: "x" }))).toMatchObject({ blame: "retry" });
    expect(asked).toBe(1);
  });

  it("a host that cannot be reached is named with the reason", async () => {
    server.use(http.get(`${api}/me`, () => HttpResponse.error()));
    const error = await failure(setUp().client.get("/me", Me));
    expect(error).toMatchObject({ blame: "retry", code: "pennylane.unreachable" });
  });

  it("an answer that is not as specified is our bug, with its place", async () => {
    server.use(http.get(`${api}/me`, () => HttpResponse.json({ name: 12 })));
    const error = await failure(setUp().client.get("/me", Me));
    expect(error).toMatchObject({ blame: "bug", code: "pennylane.unreadable" });
    expect(say(error, "en", pennylaneSentences)).toContain("name: ");
  });

  it("a told stop ends a wait", async () => {
    const stop = new AbortController();
    stop.abort(new Error("told to stop"));
    await expect(setUp().client.get("/me", Me, {}, stop.signal)).rejects.toThrow("told to stop");
  });
});

describe("the rate of a token", () => {
  it.each([
    [25, 0],
    [26, 5_000],
    [100, 15_000],
  ])("%i requests wait %i ms", async (requests, ms) => {
    server.use(http.get(`${api}/me`, () => HttpResponse.json({ name: "Atelier" })));
    const { client, time } = setUp();
    for (let n = 0; n < requests; n++) await client.get("/me", Me);
    expect(time.slept()).toBe(ms);
  });

  it("is one for all clients of the process with that token", async () => {
    server.use(http.get(`${api}/me`, () => HttpResponse.json({ name: "Atelier" })));
    const time = virtualTime();
    const clients = [1, 2].map(() => makeClient({ url, access: tokenAccess("secret"), time }));
    for (let n = 0; n < 26; n++) await clients[n % 2]?.get("/me", Me);
    expect(time.slept()).toBe(5_000);
  });

  it("leaves the rest to another program that uses the token too", async () => {
    const { client, time } = setUp();
    const reset = String(Math.floor(time.now() / 1000) + 4);
    server.use(
      http.get(`${api}/me`, () =>
        HttpResponse.json(
          { name: "Atelier" },
          { headers: { "ratelimit-limit": "25", "ratelimit-remaining": "0", "ratelimit-reset": reset } },
        ),
      ),
    );
    await client.get("/me", Me);
    await client.get("/me", Me);
    expect(time.slept()).toBe(4_000);
  });
});
