import { fecConnector } from "../../../../src/connectors/fec/connector.ts";
import { ConnectorError } from "../../../../src/connectors/port.ts";

/** Pulls and checks the books of a folder while a timer ticks, and prints what came of it as JSON. */
const [folder = "", stopAfter] = process.argv.slice(2);
const connector = fecConnector({ folder, files: ["*FEC*.txt"], company: { id: "000000000", name: "Comptoir des Essences" } });
let ticks = 0;
const timer = setInterval(() => ticks++, 5);
const stop = new AbortController();
if (stopAfter !== undefined) setTimeout(() => stop.abort(new Error("stopped")), Number(stopAfter));

const facts: unknown[] = [];
let refused: string | undefined;
try {
  for await (const page of connector.pull(undefined, stop.signal)) facts.push(...page.facts);
} catch (error) {
  refused = error instanceof ConnectorError ? `${error.blame} ${error.code}` : String(error);
}
clearInterval(timer);
const findings = stopAfter === undefined ? (await connector.check()).map(({ code }) => code) : [];
console.log(JSON.stringify({ facts: facts.length, last: facts.at(-1), refused, findings, ticks }));
