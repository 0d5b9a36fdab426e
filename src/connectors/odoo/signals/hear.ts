import type { Fact, Gone } from "../../../ledger/facts.ts";
import type { Reading } from "../pull/reading.ts";
import { readAnswers } from "./answers.ts";
import { bouncesOf, readBounceCounts } from "./bounces.ts";
import { readFailures } from "./failures.ts";
import { readOnInvoices } from "./on-invoices.ts";
import { readOnPartners } from "./on-partners.ts";
import { readReplies } from "./replies.ts";
import { readDone } from "./tasks.ts";
import { readUndelivered } from "./undelivered.ts";

/** What people and debtors said in the host, as far as it is new. `since` is undefined in a first pull. */
export async function hear(reading: Reading, since: string | undefined, signal?: AbortSignal): Promise<readonly Fact[]> {
  const { told } = reading;
  const failing = readFailures(reading, since, signal);
  const [standing, events] = await Promise.all([
    Promise.all([
      readOnPartners(reading, signal),
      readOnInvoices(reading, signal),
      failing.then((failures) => readUndelivered(reading, failures, signal)),
    ]),
    Promise.all([
      readAnswers(reading, since, signal),
      readDone(reading, since, signal),
      failing.then((failures) => bouncesOf(reading, failures)),
      readBounceCounts(reading, signal),
      // What debtors wrote before Relance came answered something else.
      since === undefined ? [] : readReplies(reading, since, signal),
    ]),
  ]);
  const stands = new Set(standing.flat().map(({ id }) => id));
  const cleared = told.ids("signal").filter((id) => /^(hold|promise|dispute|undelivered)-/.test(id) && !stands.has(id));
  return [
    ...told.fresh([...standing.flat(), ...events.flat()]),
    ...cleared.flatMap((id): readonly Gone[] => told.gone("signal", id, `signal ${id}`)),
  ];
}
