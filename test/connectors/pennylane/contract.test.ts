import { describe, expect, it } from "vitest";
import { pennylaneSentences } from "../../../src/text/pennylane.ts";
import { connectorContract } from "../../contracts/connector.ts";
import { company, connectTo, fakes } from "../../pennylane/kit.ts";
import { startFake } from "../../pennylane/fake.ts";
import { remainingOf } from "../../pennylane/state.ts";

const { book } = fakes();

connectorContract({
  name: "the Pennylane connector",
  sentences: pennylaneSentences,
  skip: {
    "shows a board, and writes nothing when it is shown again": "Pennylane has no place for proposals",
    "tells what people answered at the desk, and never writes over it": "Pennylane has no place for answers",
  },
  make: async () => {
    const fake = await book({ customers: 6, invoices: 130 });
    const open = [...fake.state.invoices.values()].filter(
      (one) => one.currency === "EUR" && !one.draft && one.amount > 0 && !one.eInvoicing && remainingOf(one) > 0,
    );
    return {
      connect: () => connectTo(fake),
      change() {
        const [paid, partly, refused, silent] = open;
        if (!paid || !partly || !refused || !silent) throw new Error("too few open invoices");
        fake.host.pay(paid, "2026-11-20");
        fake.host.pay(partly, "2026-11-20", 100);
        fake.host.change(refused, { eInvoicing: { status: "in_dispute", reason: null } });
        const issued = fake.host.addInvoice({ customer: paid.customer, amount: 12_300, date: "2026-11-20", deadline: "2026-12-20" });
        const money = fake.host.addTransaction({ date: "2026-11-20", amount: 5_000, customer: partly.customer });
        return [
          `open_item ${paid.id}`,
          `open_item ${partly.id}`,
          `open_item ${refused.id}`,
          `signal e-invoicing ${refused.id}`,
          `open_item ${issued.id}`,
          `credit t${money.id}`,
          `balance ${company.id}`,
        ];
      },
      breakDown() {
        fake.fail({ what: "answer", answer: { status: 401, body: { error: "The access token is invalid", status: 401 } } });
      },
    };
  },
});

describe("the fake keeps to the specification", () => {
  it.each<[string, (fake: Awaited<ReturnType<typeof startFake>>) => Promise<unknown>, string]>([
    [
      "a property planted into a request",
      (fake) =>
        fetch(`${fake.url}/api/external/v2/company_customers/1`, {
          method: "PUT",
          headers: { authorization: `Bearer ${fake.token}`, "content-type": "application/json" },
          body: JSON.stringify({ notes: "x", planted: true }),
        }),
      'PUT /company_customers/{id} body : must NOT have additional properties {"additionalProperty":"planted"}',
    ],
    [
      "a property planted into an answer",
      (fake) => {
        fake.config.plant = (operation, body) => (operation === "GET /me" ? { ...(body as object), planted: true } : body);
        return fetch(`${fake.url}/api/external/v2/me`, { headers: { authorization: `Bearer ${fake.token}` } });
      },
      'GET /me 200 : must NOT have additional properties {"additionalProperty":"planted"}',
    ],
    [
      "a filter that the list does not know",
      (fake) =>
        fetch(
          `${fake.url}/api/external/v2/customer_invoices?filter=${encodeURIComponent('[{"field":"status","operator":"eq","value":"late"}]')}`,
          {
            headers: { authorization: `Bearer ${fake.token}` },
          },
        ),
      "",
    ],
  ])("%s is seen", async (_, ask, problem) => {
    const fake = await startFake();
    fake.host.addInvoice({ customer: 1, amount: 100, date: "2026-11-01", deadline: "2026-11-30" });
    const response = (await ask(fake)) as Response;
    await fake.close();
    if (problem === "") expect(response.status).toBe(400);
    else expect(fake.problems).toContain(problem);
  });
});
