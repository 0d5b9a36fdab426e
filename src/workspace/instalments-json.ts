import { z } from "zod";
import { partsOf } from "../ledger/plan-terms.ts";
import { catalogues } from "../text/all.ts";
import type { Language } from "../text/format.ts";
import { say } from "../text/sentences.ts";
import type { Granted } from "./instalments.ts";

/** What `instalments --json` answers; amounts are in minor units of the currency beside them. */
export const InstalmentsJson = z.strictObject({
  debtor: z.string(),
  noted: z.boolean().describe("False for a preview."),
  plans: z.array(
    z.strictObject({
      currency: z.string(),
      refused: z.strictObject({ code: z.string(), sentence: z.string() }).optional().describe("Why there is no plan."),
      instalments: z.array(
        z.strictObject({
          payOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
          amount: z.int(),
          pays: z.array(z.strictObject({ item: z.string(), number: z.string(), amount: z.int() })).describe("Oldest first."),
        }),
      ),
    }),
  ),
});

export function instalmentsJson(
  debtor: string,
  granted: readonly Granted[],
  preview: boolean,
  language: Language,
): z.infer<typeof InstalmentsJson> {
  const plans = granted.map((one) => {
    const { currency } = one;
    if ("refused" in one) {
      const { code, params } = one.refused;
      const sentence = say({ code, params: { currency, ...params } }, language, ...catalogues);
      return { currency, refused: { code, sentence }, instalments: [] };
    }
    const parts = partsOf(one.plan);
    return { currency, instalments: one.plan.instalments.map((instalment, at) => ({ ...instalment, pays: [...(parts[at] ?? [])] })) };
  });
  return { debtor, noted: !preview && plans.some(({ instalments }) => instalments.length > 0), plans };
}
