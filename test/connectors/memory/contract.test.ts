import { memoryConnector } from "../../../src/connectors/memory/connector.ts";
import { day } from "../../../src/ledger/day.ts";
import { memorySentences } from "../../../src/text/memory.ts";
import { connectorContract } from "../../contracts/connector.ts";

connectorContract({
  name: "memory",
  sentences: memorySentences,
  make() {
    const connector = memoryConnector({ debtors: 260 });
    return {
      connect: () => connector,
      change() {
        const [item] = connector.memory.book.account(2).items;
        if (!item) throw new Error("customer 2 owes nothing");
        connector.memory.pay(item, connector.memory.book.options.today);
        return [`balance ${item.company} ${item.currency}`, `open_item ${item.id}`, `payment ${item.id}/paid 2026-11-21`];
      },
      answer: (key, what, edited) =>
        connector.people.answer(key, what, { by: "Camille", on: day("2026-11-23"), ...(edited && { edited }) }),
      breakDown: () => connector.fail({ what: "busy" }),
    };
  },
  skip: {
    "does not accept in silence what it does not carry": "it carries everything",
    "says of each row set aside where it is and why": "a generated book has no bad row",
  },
});
