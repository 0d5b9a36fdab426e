import { arch, cpus, platform } from "node:os";

/** One of the things compared. */
export interface Side<Batch> {
  readonly name: string;
  /** What it does with a batch, so that nobody compares apples with pears unknowingly. */
  readonly does: string;
  run(batch: Batch): void | Promise<void>;
}

export interface Race<Batch> {
  readonly title: string;
  /** What the figures are counted per: `debtor`, `mail`. */
  readonly unit: string;
  readonly units: number;
  readonly rounds: number;
  /** The work of one round, in batches that each side takes in turn. Making them is not timed. */
  batches(): Iterable<Batch>;
  readonly ours: readonly Side<Batch>[];
  /** What ours is compared with. */
  readonly others: readonly Side<Batch>[];
}

export interface Timing {
  readonly name: string;
  readonly does: string;
  /** Milliseconds of each round. */
  readonly wall: readonly number[];
  /** Processor time of the whole process, garbage collection included. */
  readonly cpu: readonly number[];
}

export interface Result {
  readonly title: string;
  readonly unit: string;
  readonly units: number;
  readonly node: string;
  readonly machine: string;
  readonly timings: readonly Timing[];
  /** Median time of each other side over the median of each of ours: above 1 ours is faster. */
  readonly ratios: readonly { readonly ours: string; readonly other: string; readonly wall: number; readonly cpu: number }[];
}

interface Clock {
  wall: number;
  cpu: number;
}

/**
 * Runs the sides batch by batch, A B then B A, so that a busy machine and a warm cache hit both alike; the first round warms
 * up and does not count. Figures to trust are ratios of medians: seconds are those of this machine on this day.
 */
export async function race<Batch>(of: Race<Batch>): Promise<Result> {
  const sides = [...of.ours, ...of.others];
  const timings = sides.map(({ name, does }) => ({ name, does, wall: [] as number[], cpu: [] as number[] }));
  for (let round = 0; round <= of.rounds; round++) {
    const clocks = await runRound(sides, of.batches());
    for (const [at, { wall, cpu }] of round === 0 ? [] : clocks.entries()) {
      timings[at]?.wall.push(wall);
      timings[at]?.cpu.push(cpu);
    }
    process.stderr.write(round === 0 ? "warm" : ` ${round}/${of.rounds}`);
  }
  process.stderr.write("\n");
  const [ours, others] = [timings.slice(0, of.ours.length), timings.slice(of.ours.length)];
  return {
    title: of.title,
    unit: of.unit,
    units: of.units,
    node: process.version,
    machine: `${platform()} ${arch()}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}`,
    timings,
    ratios: ours.flatMap((own) =>
      others.map((other) => ({
        ours: own.name,
        other: other.name,
        wall: median(other.wall) / median(own.wall),
        cpu: median(other.cpu) / median(own.cpu),
      })),
    ),
  };
}

async function runRound<Batch>(sides: readonly Side<Batch>[], batches: Iterable<Batch>): Promise<readonly Clock[]> {
  const entries = sides.map((side) => ({ side, clock: { wall: 0, cpu: 0 } }));
  let turn = 0;
  for (const batch of batches) {
    for (const { side, clock } of turn++ % 2 === 0 ? entries : entries.toReversed()) await clocked(side, batch, clock);
  }
  return entries.map(({ clock }) => clock);
}

async function clocked<Batch>(side: Side<Batch>, batch: Batch, clock: Clock): Promise<void> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await side.run(batch);
  clock.wall += performance.now() - start;
  const used = process.cpuUsage(cpu);
  clock.cpu += (used.user + used.system) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The result as a person reads it. */
export function table(result: Result): string {
  const width = Math.max(...result.timings.map((timing) => timing.name.length)) + 2;
  const row = (cells: readonly string[]) => cells.map((cell, at) => (at === 0 ? cell.padEnd(width) : cell.padStart(12))).join("");
  return [
    result.title,
    `${result.node} · ${result.machine}`,
    "",
    row(["", "median s", "min s", "max s", "cpu s", `µs/${result.unit}`]),
    ...result.timings.map(({ name, wall, cpu }) =>
      row([
        name,
        ...[median(wall), Math.min(...wall), Math.max(...wall), median(cpu)].map(seconds),
        ((median(wall) * 1000) / result.units).toFixed(1),
      ]),
    ),
    "",
    ...result.ratios.map(
      ({ ours, other, wall, cpu }) => `${other} takes ${wall.toFixed(1)} times as long as ${ours} (processor time: ${cpu.toFixed(1)})`,
    ),
    ...result.timings.map(({ name, does }) => `  ${name}: ${does}`),
  ].join("\n");
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
