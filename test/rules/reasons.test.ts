import { describe, expect, it } from "vitest";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { reasonTitle } from "../../src/text/reason-titles.ts";
import { reasonSentences, sayReason } from "../../src/text/reasons.ts";
import type { ReasonCode } from "../../src/rules/decision.ts";
import { action, credit, decideOn, invoice, presets, rulebookOf, signal } from "./builder.ts";

const late = invoice("FA-1042", "2026-06-05", 4100);
const shipped = rulebookOf(presets);

describe("an accountant reads", () => {
  it.each<[string, Partial<DossierFacts>, string, string]>([
    [
      "2026-06-15",
      { items: [late] },
      "FA-1042 a 10 jours de retard, l’étape « Relance courtoise » vient à J+3 : 4 100,00 €, 1 échéance.",
      "FA-1042 is 10 days late, step “Courteous reminder” comes at D+3: €4,100.00, 1 item.",
    ],
    [
      "2026-06-15",
      { items: [invoice("FA-7", "2026-06-14", 190)] },
      "Prochaine étape « Relance courtoise » le 17/06/2026 : FA-7 a 1 jour de retard, elle vient à J+3.",
      "Next step “Courteous reminder” on 17/06/2026: FA-7 is 1 day late, the step comes at D+3.",
    ],
    [
      "2026-06-15",
      { items: [late], credits: [credit("P1", "2026-06-12", 4100, { label: "VIR GARAGE" })] },
      "Un crédit non lettré du 12/06/2026 (VIR GARAGE, 4 100,00 €) couvre sans doute les 4 100,00 € dus : à lettrer d’abord.",
      "An unmatched credit of 12/06/2026 (VIR GARAGE, €4,100.00) may well cover the €4,100.00 due: match it first.",
    ],
    [
      "2026-06-15",
      { items: [late], actions: [action("2026-06-12", "courtesy", ["FA-1042"])] },
      "Dernier contact le 12/06/2026, il y a 3 jours. Le délai entre deux contacts est de 7 jours.",
      "Last contact on 12/06/2026, 3 days ago. At least 7 days between two contacts.",
    ],
    [
      "2026-06-15",
      { items: [late], signals: [signal("2026-06-10", { what: "promise", payOn: day("2026-06-18"), currency: "EUR", amount: 200_000 })] },
      "Promesse du 10/06/2026 : 2 000,00 € le 18/06/2026, 0,00 € reçus. On attend jusqu’au 22/06/2026.",
      "Promised on 10/06/2026: €2,000.00 on 18/06/2026, €0.00 received. Waiting until 22/06/2026.",
    ],
    [
      "2026-06-13",
      { items: [late] },
      "FA-1042 a 8 jours de retard, l’étape « Relance courtoise » vient à J+3 : 4 100,00 €, 1 échéance. Rien ne part un jour non ouvré : départ le 15/06/2026.",
      "FA-1042 is 8 days late, step “Courteous reminder” comes at D+3: €4,100.00, 1 item. Nothing leaves on a day off: it goes on 15/06/2026.",
    ],
    [
      "2026-06-01",
      { items: [late] },
      "Rien n’est échu. Encours de 4 100,00 €, prochaine échéance le 05/06/2026.",
      "Nothing is overdue. €4,100.00 outstanding, next due date 05/06/2026.",
    ],
  ])("on %s: %#", (today, facts, fr, en) => {
    const decision = decideOn(today, facts, shipped);
    expect(sayReason(decision, "fr").replace(/[\u00a0\u202f]/g, " ")).toBe(fr);
    expect(sayReason(decision, "en").replace(/\u00a0/g, " ")).toBe(en);
  });
});

it("has a sentence and a title for every reason, in French and in English", () => {
  for (const code of Object.keys(reasonSentences)) {
    for (const language of ["fr", "en"] as const) {
      const reason = code.slice("reason.".length) as ReasonCode;
      const params = {
        on: "2026-06-15",
        until: "2026-06-15",
        saidOn: "2026-06-15",
        payOn: "2026-06-15",
        step: "x",
        items: 1,
        days: 1,
        limit: 1,
        credits: 1,
        segment: "x",
      };
      const said = sayReason({ currency: "EUR", reason: { code: reason, params } }, language);
      expect(said).toMatch(/\S.*\.$/);
      expect(reasonTitle(reason, language)).not.toBe("");
    }
  }
});
