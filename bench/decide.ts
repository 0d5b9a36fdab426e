import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Engine } from "json-rules-engine";
import type { Dossier } from "../src/ledger/dossier.ts";
import { decide } from "../src/rules/decide.ts";
import { loadRulebook, type Rulebook } from "../src/rules/rulebook.ts";
import { ruleFor } from "../src/rules/segment.ts";
import { conditions, everyoneElse, flatFacts, ruleFiles } from "./conditions.ts";
import { dossiers, inBatches, today } from "./dossiers.ts";
import { readFlags } from "./flags.ts";
import { race, table } from "./harness.ts";

const flags = readFlags({ debtors: 100_000, items: 10, rounds: 5 });

interface Batch {
  readonly dossiers: readonly Dossier[];
  readonly facts: readonly Record<string, unknown>[];
}

function* batches(): Generator<Batch> {
  for (const list of inBatches(dossiers(flags.debtors, flags.items), 1000)) yield { dossiers: list, facts: list.map(flatFacts) };
}

function rulebook(): Rulebook {
  const { rulebook, problems } = loadRulebook(ruleFiles(), { templates: ["reminder-courteous", "reminder-firm", "reminder-last"] });
  if (!rulebook) throw new Error(`the rules of the bench do not load: ${JSON.stringify(problems)}`);
  return rulebook;
}

/** One engine for all debtors; it stops at the first rule that holds, as ours does. */
function engine(): (facts: Record<string, unknown>) => Promise<string> {
  const rules = conditions.map(({ segment, all }, rank) => ({ conditions: { all }, event: { type: segment }, priority: 100 - rank }));
  const engine = new Engine(rules);
  let found = everyoneElse;
  engine.on("success", (event) => {
    found = event.type;
    engine.stop();
  });
  return async (facts) => {
    found = everyoneElse;
    await engine.run(facts);
    return found;
  };
}

/** Peak memory, in MB, of a process of its own that decides so many debtors one after the other. */
function peakMemory(debtors: number): number {
  const args = [fileURLToPath(import.meta.url), "--debtors", String(debtors), "--items", String(flags.items)];
  return Number(execFileSync(process.execPath, args, { env: { ...process.env, BENCH_STREAM: "1" } }));
}

function stream(): void {
  const rules = rulebook();
  let decided = 0;
  for (const one of dossiers(flags.debtors, flags.items)) if (decide(one, rules, today).debtor === one.debtor.id) decided++;
  if (decided < flags.debtors) throw new Error(`decided ${decided} of ${flags.debtors}`);
  console.log(Math.round(process.resourceUsage().maxRSS / 1024));
}

/** Both must name the same segment for everyone, or their times say nothing. */
async function sameAnswers(rules: Rulebook, run: (facts: Record<string, unknown>) => Promise<string>): Promise<number> {
  let compared = 0;
  for (const one of dossiers(Math.min(flags.debtors, 2000), flags.items)) {
    const [ours, theirs] = [decide(one, rules, today).segment.name, await run(flatFacts(one))];
    if (ours !== theirs) throw new Error(`${one.debtor.id} is ${ours} for us and ${theirs} for json-rules-engine`);
    compared++;
  }
  return compared;
}

async function main(): Promise<void> {
  const rules = rulebook();
  const run = engine();
  const compared = await sameAnswers(rules, run);
  const count = flags.debtors.toLocaleString("en");
  const result = await race<Batch>({
    title: `Deciding ${count} debtors with ${(flags.debtors * flags.items).toLocaleString("en")} open items, ten conditions`,
    unit: "debtor",
    units: flags.debtors,
    rounds: flags.rounds,
    batches,
    ours: [
      {
        name: "relance, segment",
        does: "the segment alone, from the dossiers: what json-rules-engine does",
        run: (batch) => batch.dossiers.forEach((one) => ruleFor(one, rules)),
      },
      {
        name: "relance, decide",
        does: "decide(): the segment, every stop, payment truth, ladder, score, reason with its numbers, and the segment of days to come for the next review",
        run: (batch) => batch.dossiers.forEach((one) => decide(one, rules, today)),
      },
    ],
    others: [
      {
        name: "json-rules-engine",
        does: "engine.run() on flat facts taken out beforehand, one engine for all, stopped at the first rule that holds: the segment alone",
        async run(batch) {
          for (const facts of batch.facts) await run(facts);
        },
      },
    ],
  });
  const memory = { debtors: flags.debtors, peakMB: peakMemory(flags.debtors), tenthPeakMB: peakMemory(Math.ceil(flags.debtors / 10)) };
  if (flags.json) return console.log(JSON.stringify({ ...result, memory }, undefined, 2));
  console.log(table(result));
  console.log(
    `  both: figures of the dossiers are gathered before, outside the clock; same segment for ${compared.toLocaleString("en")} dossiers compared`,
  );
  console.log(`  peak memory of relance, streamed: ${memory.peakMB} MB for ${count} debtors, ${memory.tenthPeakMB} MB for a tenth of them`);
}

if (process.env.BENCH_STREAM === "1") stream();
else await main();
