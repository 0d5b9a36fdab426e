import { parentPort } from "node:worker_threads";

// All that Bree's worker does. It must not open a store: a second thread on an embedded one loses data.
parentPort?.postMessage("tick");
