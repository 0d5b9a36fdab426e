import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import { odooCheckSentences } from "../../../src/text/odoo-check.ts";
import { odooPushSentences } from "../../../src/text/odoo-push.ts";
import { odooSentences } from "../../../src/text/odoo.ts";
import { connectorContract } from "../../contracts/connector.ts";
import { odooForTests } from "../../odoo/host.ts";
import { installApp } from "./app.ts";
import { answer, openInvoice, pay } from "./hand.ts";
import { optionsFor } from "./options.ts";
import { wayTo } from "./way.ts";

const odoo = await odooForTests();
await installApp(odoo);

connectorContract({
  name: "odoo",
  sentences: { ...odooSentences, ...odooCheckSentences, ...odooPushSentences },
  async make() {
    const way = await wayTo(odoo.url);
    return {
      connect: () => odooConnector(optionsFor(odoo, { url: way.url })),
      async change() {
        // The second company keeps one currency; in the first, the day of the bank would move on two balances.
        const invoice = await openInvoice(odoo, 2);
        const payment = await pay(odoo, invoice, 10);
        return [invoice.balance, `open_item ${invoice.line}`, `payment ${payment}`];
      },
      answer: (key, what, edit) => answer(odoo, key, what, edit),
      breakDown: way.close,
    };
  },
  skip: { "says of each row set aside where it is and why": "every row of this book can be understood" },
});
