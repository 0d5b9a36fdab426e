#!/usr/bin/env node
import process from "node:process";
import { askHidden } from "./ask-hidden.ts";
import { runCli } from "./run.ts";

const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  // The first signal ends the work in hand cleanly; the second one is obeyed at once.
  process.once(name, () => stop.abort());
}

// A reader that went away (`relance plan | head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY === true && process.stdout.isTTY === true,
  columns: process.stderr.columns ?? 100,
  env: process.env,
  cwd: process.cwd(),
  ...(process.stdin.isTTY && { askHidden }),
  stop: stop.signal,
});
