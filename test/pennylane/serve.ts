import { realTime } from "./clock.ts";
import { startBook } from "./book.ts";

/** The fake as a program, for the example: prints the token once it answers, and stays until it is killed. */
const fake = await startBook({ customers: 24, invoices: 240 }, { port: Number(process.argv[2] ?? 0), time: realTime() });
process.on("SIGTERM", () => {
  console.log(JSON.stringify({ requests: fake.requests.length, problems: fake.problems }));
  process.exit(fake.problems.length > 0 ? 1 : 0);
});
console.log(JSON.stringify({ url: fake.url, token: fake.token }));
