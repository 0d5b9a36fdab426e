import { afterAll, afterEach, expect } from "vitest";
import { pennylaneConnector, type PennylaneConnectorOptions } from "../../src/connectors/pennylane/connector.ts";
import type { PennylaneSettings } from "../../src/connectors/pennylane/options.ts";
import { type BookSize, startBook } from "./book.ts";
import { type Fake, startFake } from "./fake.ts";
import { counts } from "./validate.ts";

const running: Fake[] = [];

/**
 * Fakes for the tests of a file: each is closed after its test, which fails when a request or an answer was not as the
 * specification has it. How many were held against it is printed at the end.
 */
export function fakes() {
  afterEach(async () => {
    const all = running.splice(0);
    await Promise.all(all.map((fake) => fake.close()));
    expect(all.flatMap((fake) => fake.problems)).toEqual([]);
  });
  afterAll(() => {
    console.log(`Pennylane: ${counts.requests} requests and ${counts.responses} answers held against the specification`);
  });
  return {
    async start(): Promise<Fake> {
      return keep(await startFake());
    },
    async book(size: BookSize): Promise<Fake> {
      return keep(await startBook(size));
    },
  };
}

function keep(fake: Fake): Fake {
  running.push(fake);
  return fake;
}

export const company = { id: "732829320", siren: "732829320" };

/** The connector on a fake, as a new process makes it. */
export function connectTo(fake: Fake, settings: Partial<PennylaneSettings> = {}, options: Partial<PennylaneConnectorOptions> = {}) {
  return pennylaneConnector({
    settings: {
      url: fake.url,
      accounts: ["411"],
      historyMonths: 13,
      lookHours: 20,
      nativeReminders: "off",
      tokenExpiresOn: "2027-06-30",
      ...settings,
    },
    access: { token: fake.token },
    company,
    letterPdf: async () => new TextEncoder().encode("%PDF-1.7 test"),
    time: fake.time,
    ...options,
  });
}
