import type { Effect, EffectKind } from "../../src/ledger/effect.ts";
import type { Debtor, OpenItem } from "../../src/ledger/facts.ts";
import { day } from "../../src/ledger/day.ts";
import { effectKey } from "../../src/ledger/key.ts";

export const effectKinds: readonly EffectKind[] = ["email", "task", "note", "letter"];

/** An effect of each kind about a debtor of the host. Two cycles are two effects. */
export function sampleEffect(kind: EffectKind, debtor: Debtor, item: OpenItem, cycle = "contract"): Effect {
  const about = { workspace: "contract", debtor: debtor.id, currency: item.currency, kind, step: "courtesy", cycle, items: [item.id] };
  const key = effectKey(about);
  const base = {
    key,
    debtor: debtor.id,
    debtorName: debtor.name,
    debtorReference: debtor.reference,
    company: debtor.company,
    currency: item.currency,
    segment: "occasional-late",
    step: "courtesy",
    cycle,
    items: [item.id],
    amount: item.open,
    actOn: day("2026-11-23"),
    approval: "never",
    because: "31 jours de retard, première relance.",
    ruleVersion: "contract",
  } as const;
  const words = { subject: `Facture ${item.number}`, html: "<p>Bonjour,</p>", text: "Bonjour,", language: "fr" } as const;
  switch (kind) {
    case "email":
      return {
        ...base,
        kind,
        ...words,
        words: "Bonjour,",
        to: [{ contact: `${debtor.id}-1`, email: "compta@client.example" }],
        from: "Comptabilité <recouvrement@montclar.example>",
        messageId: `<${key}@montclar.example>`,
      };
    case "letter":
      return { ...base, kind, ...words, registered: true };
    case "task":
      return { ...base, kind, activity: "call", title: `Appeler ${debtor.name}`, body: "Demander la date du règlement." };
    case "note":
      return { ...base, kind, body: "Relance courtoise envoyée." };
  }
}
