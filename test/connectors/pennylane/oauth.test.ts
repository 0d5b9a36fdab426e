import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { makeClient } from "../../../src/connectors/pennylane/client.ts";
import { oauthAccess, type TokenStore } from "../../../src/connectors/pennylane/oauth.ts";
import { virtualTime } from "../../pennylane/clock.ts";

const url = "https://app.pennylane.example";
const server = setupServer();
let order: string[];
let valid: { access: string; refresh: string };
let n: number;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  order = [];
  n = 0;
  valid = { access: "none", refresh: "refresh-0" };
  server.use(
    http.post(`${url}/oauth/token`, async ({ request }) => {
      const fields = new URLSearchParams(await request.text());
      order.push(`refresh ${fields.get("refresh_token")}`);
      if (fields.get("refresh_token") !== valid.refresh || fields.get("client_secret") !== "hush")
        return new HttpResponse("", { status: 401 });
      // What was used once is dead, with the access token before it.
      n++;
      valid = { access: `access-${n}`, refresh: `refresh-${n}` };
      return HttpResponse.json({ access_token: valid.access, refresh_token: valid.refresh, token_type: "Bearer", expires_in: 86_400 });
    }),
    http.get(`${url}/api/external/v2/me`, ({ request }) => {
      const token = request.headers.get("authorization");
      order.push(`me ${token}`);
      return token === `Bearer ${valid.access}`
        ? HttpResponse.json({})
        : HttpResponse.json({ error: "expired", status: 401 }, { status: 401 });
    }),
  );
});
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function keeping(): TokenStore & { kept: () => string | undefined } {
  let kept: string | undefined;
  return {
    kept: () => kept,
    read: async () => kept,
    async write(tokens) {
      kept = tokens;
      order.push("kept");
    },
  };
}

function setUp(store = keeping(), refreshToken = "refresh-0") {
  const time = virtualTime();
  const access = oauthAccess({ url, clientId: "relance", clientSecret: "hush", refreshToken, store, time });
  return { time, store, client: makeClient({ url, access, time }), me: () => makeClient({ url, access, time }).get("/me", z.object({})) };
}

describe("an OAuth session", () => {
  it("keeps the new pair before it uses it", async () => {
    await setUp().me();
    expect(order).toEqual(["refresh refresh-0", "kept", "me Bearer access-1"]);
  });

  it("refreshes once, however many ask at once", async () => {
    const { me } = setUp();
    await Promise.all([me(), me(), me(), me()]);
    expect(order.filter((entry) => entry.startsWith("refresh"))).toEqual(["refresh refresh-0"]);
  });

  it("goes on with the kept pair in a new process", async () => {
    const { store, me } = setUp();
    await me();
    order = [];
    await setUp(store).me();
    expect(order).toEqual(["me Bearer access-1"]);
  });

  it("refreshes with the rotated token when the day is over", async () => {
    const { me, time } = setUp();
    await me();
    time.pass(86_400_000);
    await me();
    expect(order.slice(3)).toEqual(["refresh refresh-1", "kept", "me Bearer access-2"]);
  });

  it("refreshes once when the host no longer takes the token", async () => {
    const { me } = setUp();
    await me();
    valid = { ...valid, access: "another" };
    await me();
    expect(order.slice(3)).toEqual(["me Bearer access-1", "refresh refresh-1", "kept", "me Bearer access-2"]);
  });

  it("takes the pair that another process has kept meanwhile, instead of killing it", async () => {
    const one = setUp();
    await one.me();
    const two = setUp(one.store);
    await two.me();
    one.time.pass(86_400_000);
    await one.me();
    order = [];
    await two.me();
    expect(order).toEqual(["me Bearer access-1", "me Bearer access-2"]);
  });

  it("that was revoked says that it must be authorised again", async () => {
    const { me } = setUp(keeping(), "refresh-of-old");
    await expect(me()).rejects.toMatchObject({ blame: "fix", code: "pennylane.oauth_refused" });
  });
});
