import { odooConnector } from "../../../src/connectors/odoo/connector.ts";
import { odooCheckSentences } from "../../../src/text/odoo-check.ts";
import { odooSentences } from "../../../src/text/odoo.ts";
import { connectorContract } from "../../contracts/connector.ts";
import { odooForTests } from "../../odoo/host.ts";
import { openInvoice, pay } from "./hand.ts";
import { optionsFor } from "./options.ts";
import { wayTo } from "./way.ts";

const odoo = await odooForTests();

connectorContract({
  name: "odoo",
  sentences: { ...odooSentences, ...odooCheckSentences },
  async make() {
    const way = await wayTo(odoo.url);
    return {
      connect: () => odooConnector(optionsFor(odoo, { url: way.url })),
      async change() {
        const { line, move, balance } = await openInvoice(odoo);
        const payment = await pay(odoo, move, 10);
        return [balance, `open_item ${line}`, `payment ${payment}`];
      },
      breakDown: way.close,
    };
  },
  skip: { "says of each row set aside where it is and why": "every row of this book can be understood" },
});
