import { alike } from "../rules/alike.ts";
import { type Change, isOther, type RulesDiff, type StepDiff } from "../rules/diff.ts";
import type { Decision } from "../rules/decision.ts";
import type { Session } from "./session.ts";
import { table } from "./table.ts";

const rowsShown = 40;

/** Who moves where, which steps more or less, and for whom what. */
export function printRulesDiff({ io, voice }: Session, diff: RulesDiff, before: string): void {
  const { t, format, paint } = voice;
  const right = (title: string) => ({ title, align: "right" as const });
  io.out(
    `${paint("bold", t(`${before} → règles d’aujourd’hui`, `${before} → today’s rules`))} · ${format.day(diff.today)} · ${format.count(diff.dossiers, t("dossier", "dossier"), t("dossiers", "dossiers"))} · @${diff.versions.before.slice(0, 7)} → @${diff.versions.after.slice(0, 7)}\n`,
  );
  const moved = diff.cells.filter((cell) => cell.from !== cell.to);
  if (diff.changes.length === 0) {
    io.out(`${t("Rien ne change pour personne.", "Nothing changes for anybody.")}\n`);
    return;
  }
  if (moved.length > 0) {
    const rows = moved.map((cell) => [
      `${cell.from} → ${cell.to}`,
      format.number(cell.dossiers),
      Object.entries(cell.exposure)
        .map(([currency, amount]) => format.money(amount, currency))
        .join(" + "),
    ]);
    io.out(
      `\n${table([{ title: t("changent de profil", "change segment") }, right(t("clients", "debtors")), right(t("encours", "exposure"))], rows)}\n`,
    );
  }
  const steps = diff.steps.filter(isOther);
  if (steps.length > 0) {
    const rows = steps.map((step) => [
      step.step,
      kindOf(step.do, t),
      String(step.before.count),
      String(step.after.count),
      format.money(step.before.amount + step.before.claimed, step.currency),
      format.money(step.after.amount + step.after.claimed, step.currency),
    ]);
    io.out(
      `\n${table([{ title: t("étape", "step") }, { title: "" }, right(t("avant", "before")), right(t("après", "after")), right(t("montant avant", "amount before")), right(t("montant après", "amount after"))], rows)}\n`,
    );
  }
  const rows = diff.changes.slice(0, rowsShown).map((change) => changeRow(change, voice));
  io.out(`\n${table([{ title: t("client", "debtor") }, { title: t("avant", "before") }, { title: t("après", "after") }], rows)}\n`);
  if (diff.changes.length > rowsShown) io.out(`  … ${format.number(diff.changes.length - rowsShown)}\n`);
}

function changeRow({ dossier: { debtor, currency }, before, after }: Change, { t, format }: Session["voice"]): readonly string[] {
  const side = ({ segment, intents }: Decision) => {
    const steps = alike(intents).map(
      ({ step, count, total }) => `${count > 1 ? `${count} × ` : ""}${step} ${format.money(total, currency)}`,
    );
    return `${segment.name}${t(" : ", ": ")}${steps.join(", ") || t("rien", "nothing")}`;
  };
  return [`${debtor.name} (${debtor.reference})`, side(before), side(after)];
}

function kindOf(kind: StepDiff["do"], t: Session["voice"]["t"]): string {
  return { email: "e-mail", task: t("tâche", "task"), letter: t("courrier", "letter"), note: "note" }[kind];
}
