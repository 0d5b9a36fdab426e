import type { Board, Proposal, Standing } from "../../ledger/board.ts";
import type { Day } from "../../ledger/day.ts";
import type { Edit } from "../../ledger/facts.ts";
import type { Desk } from "../port.ts";
import type { MemoryHost } from "./host.ts";

/** What the pretended accounting tool shows to its people, and where they answer. */
export interface MemoryDesk {
  readonly desk: Desk;
  proposals(): readonly Proposal[];
  standings(): readonly Standing[];
  /** Somebody answers a proposal there. The next pull says so. */
  answer(key: string, what: "approved" | "refused", said: { readonly by: string; readonly on: Day; readonly edited?: Edit }): void;
}

export function memoryDesk(memory: MemoryHost, breathe: (signal?: AbortSignal) => Promise<void>): MemoryDesk {
  const proposals = new Map<string, Proposal>();
  const standings = new Map<string, Standing>();
  const answered = new Set<string>();

  return {
    proposals: () => [...proposals.values()],
    standings: () => [...standings.values()],
    desk: {
      async show(board, signal) {
        await breathe(signal);
        return { proposals: showProposals(board), standings: showStandings(board) };
      },
    },
    answer(key, what, { by, on, edited }) {
      const proposal = proposals.get(key);
      if (proposal?.state !== "proposed") throw new RangeError(`${key} is not proposed`);
      const { debtor } = proposal.effect;
      const base = { kind: "signal", id: `answer ${key}`, debtor, on, by, effect: key, source: { host: "memory", place: by } } as const;
      memory.record(what === "approved" ? { ...base, what, ...(edited && { edited }) } : { ...base, what });
      proposals.set(key, { ...proposal, state: what });
      answered.add(key);
    },
  };

  function showProposals(board: Board): number {
    let written = 0;
    const listed = new Set(board.proposals.map((one) => one.effect.key));
    for (const one of board.proposals) {
      // An answer that we do not know of yet stays.
      if (answered.has(one.effect.key) && one.state === "proposed") continue;
      if (differs(proposals.get(one.effect.key), one)) {
        proposals.set(one.effect.key, one);
        written++;
      }
    }
    for (const [key, one] of proposals) {
      if (listed.has(key) || !isOpen(one)) continue;
      proposals.set(key, { ...one, state: "cancelled" });
      written++;
    }
    return written;
  }

  function showStandings(board: Board): number {
    const changed = board.standings.filter((one) => differs(standings.get(`${one.debtor} ${one.currency}`), one));
    for (const one of changed) standings.set(`${one.debtor} ${one.currency}`, one);
    return changed.length;
  }
}

function isOpen({ state }: Proposal): boolean {
  return state === "proposed" || state === "approved" || state === "uncertain" || state === "failed";
}

function differs(before: unknown, after: unknown): boolean {
  return before === undefined || JSON.stringify(before) !== JSON.stringify(after);
}
