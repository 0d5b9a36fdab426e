/** Counts wrong tokens by address, so that nobody can try for long. */
export interface FailedLogins {
  /** Minutes to wait, when the address has failed too often; undefined when it may try. */
  blockedFor(address: string, now: Date): number | undefined;
  note(address: string, now: Date): void;
  forget(address: string): void;
}

const allowed = 5;
const windowMs = 15 * 60_000;
const remembered = 1000; // addresses; the oldest goes first

export function failedLogins(): FailedLogins {
  const failures = new Map<string, { count: number; since: number }>();
  const of = (address: string, now: Date) => {
    const found = failures.get(address);
    if (found && now.getTime() - found.since < windowMs) return found;
    failures.delete(address);
    return undefined;
  };
  return {
    blockedFor(address, now) {
      const found = of(address, now);
      return found && found.count >= allowed ? Math.ceil((found.since + windowMs - now.getTime()) / 60_000) : undefined;
    },
    note(address, now) {
      const found = of(address, now) ?? { count: 0, since: now.getTime() };
      failures.delete(address);
      failures.set(address, { ...found, count: found.count + 1 });
      for (const oldest of failures.keys()) {
        if (failures.size <= remembered) break;
        failures.delete(oldest);
      }
    },
    forget: (address) => void failures.delete(address),
  };
}
