import { digest } from "./digest.ts";

/** Key of an effect: what makes writing it twice a no-op. 32 hex digits. */
export function effectKey(of: {
  readonly workspace: string;
  readonly debtor: string;
  readonly currency: string;
  readonly kind: string;
  readonly step: string;
  readonly cycle: string;
  readonly items: readonly string[];
}): string {
  return digest(of.workspace, of.debtor, of.currency, of.kind, of.step, of.cycle, ...of.items.toSorted());
}
