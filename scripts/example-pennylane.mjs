// `relance plan` on examples/pennylane, against the pretended Pennylane of the tests: no account is needed.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "tmp", "example");
const workspace = join(root, "tmp", "example-pennylane");
const port = "8467"; // as examples/pennylane/relance.yaml says
const started = [];

node([join(root, "node_modules", "typescript", "bin", "tsc"), "-p", join(root, "tsconfig.example.json")]);
cpSync(join(root, "test", "pennylane", "specification.json"), join(built, "test", "pennylane", "specification.json"));
rmSync(workspace, { recursive: true, force: true });
cpSync(join(root, "examples", "pennylane"), workspace, { recursive: true, filter: (path) => !/[\\/](\.relance|outbox)$/.test(path) });

const fake = spawn(process.execPath, [join(built, "test", "pennylane", "serve.js"), port], { stdio: ["ignore", "pipe", "inherit"] });
started.push(fake);
fake.on("exit", (status) => {
  if (status) process.exit(status);
});
const { token } = JSON.parse(await firstLine(fake.stdout));
console.log(`Pretended Pennylane on http://127.0.0.1:${port}`);
relance("check");
relance("plan");
fake.kill("SIGTERM");

function relance(command) {
  console.log(`\n$ relance ${command} tmp/example-pennylane\n`);
  node([join(root, "dist", "cli", "main.js"), command, workspace], { PENNYLANE_TOKEN: token });
}

function node(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  // 1 is findings: the book holds an invoice that is set aside, on purpose.
  if (status !== 0 && status !== 1) {
    for (const child of started) child.kill("SIGTERM");
    process.exit(status ?? 1);
  }
}

function firstLine(stream) {
  return new Promise((resolve) => stream.once("data", (data) => resolve(String(data).split("\n")[0])));
}
