// What `src/server/clock/tick.ts` is once compiled: Node 20 starts no thread from TypeScript.
import { parentPort } from "node:worker_threads";

parentPort?.postMessage("tick");
