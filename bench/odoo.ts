import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { odooConnector } from "../src/connectors/odoo/connector.ts";
import { odooOptions } from "../src/connectors/odoo/options.ts";
import { day } from "../src/ledger/day.ts";
import { init } from "../src/workspace/init.ts";
import { openWorkspace } from "../src/workspace/open.ts";
import { pull } from "../src/workspace/pull.ts";
import { run } from "../src/workspace/run.ts";
import { installApp } from "../test/connectors/odoo/app.ts";
import { callOdoo } from "../test/odoo/call.ts";
import { openOdoo, type OdooUnderTest } from "../test/odoo/open.ts";
import { z } from "zod";
import { readFlags } from "./flags.ts";
import { median } from "./harness.ts";
import { type Asked, oneByOne, overhear, replay } from "./odoo-wire.ts";

/**
 * The connector on a real Odoo 19 with the large book (`test/odoo/up large`), beside bare scripts that ask the same questions
 * with `fetch` and throw the answers away: what is left is what Relance itself costs.
 */
const today = day("2026-11-23");
const pagesGoal = 1.15;
const runGoal = 1.5;

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** A full pull, and one after which nothing has changed. A, B then B, A: a busy machine and a warm cache hit both alike. */
async function pulling({ url, database, botKey: key }: OdooUnderTest, rounds: number): Promise<void> {
  const options = odooOptions(z.string().optional()).parse({ url, database, key });
  const read = async (after?: string) => {
    let facts = 0;
    let next = after;
    for await (const page of odooConnector(options).pull(after)) {
      facts += page.facts.length;
      next = page.next;
    }
    return { facts, next };
  };
  const { result: first, asked } = await overhear(() => read());
  await replay(asked, url, database);
  const ours: number[] = [];
  const bare: number[] = [];
  const sides = [
    async () => ours.push((await timed(() => read())).seconds),
    async () => bare.push((await timed(() => replay(asked, url, database))).seconds),
  ];
  for (let round = 0; round < rounds; round++) for (const side of round % 2 === 0 ? sides : sides.toReversed()) await side();
  const ratio = median(ours) / median(bare);
  console.log(`full pull: ${first.facts} facts, ${asked.length} calls`);
  console.log(`  relance ${seconds(ours)}, bare fetch of the same pages ${seconds(bare)}: ${ratio.toFixed(2)} times (goal ${pagesGoal})`);

  const again: number[] = [];
  let calls = 0;
  for (let round = 0; round < rounds; round++) {
    const { result, seconds: took } = await timed(() => overhear(() => read(first.next)));
    if (result.result.facts > 0) throw new Error(`${result.result.facts} facts of an unchanged book`);
    calls = result.asked.length;
    again.push(took);
  }
  console.log(`nothing changed: ${calls} calls, ${seconds(again)}`);
}

/**
 * Pull of what changed, decisions, e-mails queued, activities, notes, desk: as `relance run` does it on a day with much to do.
 * Every round starts from the same evening in the same database, of which 500 open lines were touched since.
 */
async function running(evening: OdooUnderTest, rounds: number): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "relance-bench-odoo-"));
  const env = { ODOO_KEY: evening.botKey };
  try {
    const yesterday = join(home, "yesterday");
    await init(yesterday, { source: "odoo", language: "fr", today });
    await describe(yesterday, evening);
    const before = await openWorkspace(yesterday, env);
    await pull(before, today);
    await before.close();
    await evening.sql(
      `update account_move_line set write_date = now() at time zone 'utc'
        where id in (select id from account_move_line where not reconciled and amount_residual > 0 and parent_state = 'posted' order by id limit 500)`,
    );
    const took: Record<"ours" | "waiting" | "batched" | "single", number[]> = { ours: [], waiting: [], batched: [], single: [] };
    for (let round = 0; round < rounds; round++) {
      const folder = join(home, `round${round}`);
      await cp(yesterday, folder, { recursive: true });
      const ours = await onCopyOf(evening, async (odoo) => {
        await describe(folder, odoo);
        const workspace = await openWorkspace(folder, env);
        const done = await timed(() => overhear(() => run(workspace, today, { allowOver: true })));
        await workspace.close();
        return { ...done.result, seconds: done.seconds };
      });
      const { result: report, asked } = ours;
      if (report.refused.length > 0) throw new Error(JSON.stringify(report.refused));
      const apart = asked.flatMap(oneByOne);
      const replayed = (some: readonly Asked[]) =>
        onCopyOf(evening, async ({ url, database }) => (await timed(() => replay(some, url, database))).seconds);
      took.ours.push(ours.seconds);
      took.waiting.push(ours.waited);
      took.batched.push(await replayed(asked));
      took.single.push(await replayed(apart));
      if (round === 0) tell(report, asked, apart);
    }
    const ratio = (other: readonly number[]) => (median(took.ours) / median(other)).toFixed(2);
    console.log(`  relance ${seconds(took.ours)}, of which it waits ${seconds(took.waiting)} for Odoo`);
    console.log(
      `  bare script of the same calls ${seconds(took.batched)}: relance takes ${ratio(took.batched)} times that (goal ${runGoal})`,
    );
    console.log(`  one call per record ${seconds(took.single)}: relance takes ${ratio(took.single)} times that`);
  } finally {
    await rm(home, { recursive: true });
  }
}

function tell(report: Awaited<ReturnType<typeof run>>, asked: readonly Asked[], apart: readonly Asked[]): void {
  const { plan, delivery, shown } = report;
  const kinds = new Map<string, number>();
  for (const { kind, state } of delivery?.outcomes ?? []) kinds.set(`${kind} ${state}`, (kinds.get(`${kind} ${state}`) ?? 0) + 1);
  console.log(`whole run: ${plan.lines.length} dossiers, ${asked.length} calls (${apart.length} one by one)`);
  console.log(`  ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ")}; shown: ${JSON.stringify(shown)}`);
}

/** What Odoo does once for every database it meets is not timed. */
async function onCopyOf<T>(evening: OdooUnderTest, work: (odoo: OdooUnderTest) => Promise<T>): Promise<T> {
  const odoo = await openOdoo({ copyOf: evening.database });
  try {
    for (const model of ["res.partner", "account.move.line", "x_relance_action", "mail.activity", "mail.message"]) {
      await callOdoo({ ...odoo, key: odoo.botKey }, model, "search_read", { domain: [], fields: ["id"], limit: 1 });
    }
    return await work(odoo);
  } finally {
    await odoo.stop(false);
  }
}

async function describe(folder: string, { url, database }: OdooUnderTest): Promise<void> {
  const yaml = `name: bench
source: odoo
odoo: { url: "${url}", database: ${database}, key: "\${ODOO_KEY}" }
mode: auto
mail: { from: compta@montclar.example }
company: { name: Ateliers Montclar, email: compta@montclar.example, signature: Comptabilité, address: "12 quai des Forges, 69007 Lyon" }
`;
  await writeFile(join(folder, "relance.yaml"), yaml);
}

function seconds(rounds: readonly number[]): string {
  const spread = rounds.length > 1 ? ` (${Math.min(...rounds).toFixed(1)} to ${Math.max(...rounds).toFixed(1)})` : "";
  return `${median(rounds).toFixed(1)} s${spread}`;
}

const flags = readFlags({ pulls: 5, runs: 1 });
console.log(`${process.version}, ${availableParallelism()} cores, load of the last minute ${loadavg()[0]?.toFixed(1)}`);
const odoo = await openOdoo("large");
try {
  await installApp(odoo);
  await pulling(odoo, flags.pulls);
  await running(odoo, flags.runs);
} finally {
  await odoo.stop(false);
}
