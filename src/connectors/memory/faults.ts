import { ConnectorError } from "../port.ts";

/** How a host goes wrong. The first two happen once for each time they are asked for. */
export type Fault =
  | { readonly what: "busy" }
  /** The next effect is written, and the answer never arrives. */
  | { readonly what: "timeout_after_write" }
  /** The host will not have this effect. */
  | { readonly what: "refuse"; readonly key: string; readonly why: string };

export interface Faults {
  fail(fault: Fault): void;
  isBusy(): boolean;
  throwIfBusy(): void;
  throwIfSilent(): void;
  refusalOf(key: string): string | undefined;
}

export function makeFaults(): Faults {
  const pending = { busy: 0, timeout_after_write: 0 };
  const refusals = new Map<string, string>();
  const happens = (what: keyof typeof pending) => pending[what] > 0 && pending[what]-- > 0;
  const throwIf = (what: keyof typeof pending) => {
    if (happens(what)) throw new ConnectorError("memory", "retry", `memory.${what}`);
  };
  return {
    fail(fault) {
      if (fault.what === "refuse") refusals.set(fault.key, fault.why);
      else pending[fault.what]++;
    },
    isBusy: () => happens("busy"),
    throwIfBusy: () => throwIf("busy"),
    throwIfSilent: () => throwIf("timeout_after_write"),
    refusalOf: (key) => refusals.get(key),
  };
}
