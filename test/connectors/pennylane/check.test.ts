import { describe, expect, it } from "vitest";
import { pennylaneSentences } from "../../../src/text/pennylane.ts";
import { say } from "../../../src/text/sentences.ts";
import { scopes } from "../../../src/connectors/pennylane/scopes.ts";
import type { PennylaneSettings } from "../../../src/connectors/pennylane/options.ts";
import type { Fake } from "../../pennylane/fake.ts";
import { connectTo, fakes } from "../../pennylane/kit.ts";

const { start } = fakes();

async function findings(fake: Fake, settings: Partial<PennylaneSettings> = {}): Promise<readonly string[]> {
  return (await connectTo(fake, settings).check()).map(
    (one) => `${one.level}: ${say(one, "en", pennylaneSentences).replaceAll("\u00a0", " ")}`,
  );
}

describe("check", () => {
  it("says all is well when it is, and which proof the scopes allow", async () => {
    const fake = await start();
    fake.config.scopes = scopes;
    expect(await findings(fake)).toEqual([
      "ok: Pennylane reached: Atelier des Essais, sandbox",
      "ok: the token expires on 30/06/2027, in 221 days",
      "ok: the book is proved by the trial balance (customers’ accounts), one request per reading",
    ]);
  });

  it.each<[string, (fake: Fake) => void, Partial<PennylaneSettings>, string]>([
    [
      "a missing scope",
      (fake) => (fake.config.scopes = scopes.filter((one) => one !== "transactions:readonly")),
      {},
      "error: the token lacks transactions:readonly",
    ],
    [
      "no right to comment",
      (fake) => (fake.config.scopes = ["customer_invoices:readonly", ...scopes.filter((one) => !one.startsWith("customer_invoices"))]),
      {},
      "warning: without customer_invoices:all there are no comments",
    ],
    [
      "no right to notes",
      (fake) => (fake.config.scopes = ["customers:readonly", ...scopes.filter((one) => !one.startsWith("customers"))]),
      {},
      "warning: without customers:all notes cannot go",
    ],
    [
      "no mandates",
      (fake) => (fake.config.scopes = scopes.filter((one) => !one.startsWith("customer_mandates"))),
      {},
      "warning: without customer_mandates:readonly direct debits",
    ],
    [
      "a proof by lines",
      (fake) =>
        (fake.config.scopes = [...scopes.filter((one) => !one.startsWith("trial")), "ledger_entries:readonly", "ledger_accounts:readonly"]),
      {},
      "ok: the book is proved by the entries",
    ],
    [
      "a proof by FEC",
      (fake) => (fake.config.scopes = [...scopes.filter((one) => !one.startsWith("trial")), "exports:fec"]),
      {},
      "ok: the book is proved by a FEC export",
    ],
    ["no proof", (fake) => (fake.config.scopes = scopes.filter((one) => !one.startsWith("trial"))), {}, "warning: the book is not proved"],
    ["a token that is nobody's", (fake) => (fake.config.user = null), {}, "warning: the token is not that of a user"],
    [
      "another company",
      (fake) => (fake.config.regNo = "552 100 554"),
      {},
      "error: the token is that of Atelier des Essais (552 100 554), and company.siren says 732829320",
    ],
    ["the right company, live", (fake) => (fake.config.regNo = "73282932000074"), {}, "ok: Pennylane reached: Atelier des Essais"],
    [
      "an expiry that nobody noted",
      () => undefined,
      { tokenExpiresOn: undefined },
      "warning: the API does not tell when the token expires",
    ],
    ["a token that ends soon", () => undefined, { tokenExpiresOn: "2026-12-05" }, "warning: the token expires on 05/12/2026, in 14 days"],
    ["a token that has ended", () => undefined, { tokenExpiresOn: "2026-11-20" }, "error: the token expired on 20/11/2026"],
    ["reminders of Pennylane itself", () => undefined, { nativeReminders: "unknown" }, "error: Pennylane’s own reminders cannot be seen"],
    [
      "a right that is listed and refused",
      (fake) => fake.fail({ what: "answer", on: /transactions/, answer: { status: 403, body: { error: "Plan too small", status: 403 } } }),
      {},
      "error: Pennylane forbids GET /transactions: “Plan too small”",
    ],
    [
      "a wrong token",
      (fake) => fake.fail({ what: "answer", answer: { status: 401, body: { error: "The access token is invalid", status: 401 } } }),
      {},
      "error: Pennylane refuses the token",
    ],
  ])("names %s", async (_, happen, settings, words) => {
    const fake = await start();
    fake.config.scopes = scopes;
    happen(fake);
    expect(await findings(fake, settings)).toContainEqual(expect.stringContaining(words));
  });
});
