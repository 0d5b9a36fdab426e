import type { Dossier } from "../ledger/dossier.ts";
import type { Intent } from "../rules/decision.ts";
import { formatOf } from "../text/format.ts";
import { sayPlan } from "../text/plan.ts";
import { say } from "../text/sentences.ts";
import { taskSentences } from "../text/task.ts";
import { markdown } from "./clean.ts";
import type { RenderContext } from "./context.ts";
import { itemsOf } from "./values.ts";

/** What the host keeps of the action: a few lines of Markdown. `sent` is the subject, then the addresses written to. */
export function noteBody(
  intent: Intent,
  dossier: Dossier,
  context: Pick<RenderContext, "teamLanguage" | "because" | "ruleVersion" | "segment">,
  sent: readonly string[],
): string {
  const format = formatOf(context.teamLanguage);
  const [subject = "", ...addresses] = sent;
  const numbers = itemsOf(intent, dossier).map((item) => `${markdown(item.number)} (${format.money(item.amount, dossier.currency)})`);
  const params = {
    step: markdown(intent.step),
    subject: markdown(subject),
    addresses: addresses.map(markdown).join(", "),
    amount: intent.amount,
    currency: dossier.currency,
    count: intent.items.length,
    numbers: numbers.join(", "),
    because: markdown(context.because),
    segment: markdown(context.segment),
    version: markdown(context.ruleVersion),
  };
  const told = intent.settled ? "note.thanks" : intent.plan ? "note.plan" : `note.${intent.do}`;
  const tell = (code: string) => say({ code, params }, context.teamLanguage, taskSentences);
  const plan = intent.plan ? sayPlan(intent.plan, dossier.currency, context.teamLanguage).map((text) => `- ${markdown(text)}`) : [];
  return [tell(told), intent.plan ? plan.join("\n") : tell("note.items"), tell("note.because")].filter((text) => text !== "").join("\n\n");
}
