import { describe, expect, it } from "vitest";
import type { Clue } from "../../src/ledger/bank-lines.ts";
import { day } from "../../src/ledger/day.ts";
import type { DossierFacts } from "../../src/ledger/dossier.ts";
import { sayReason } from "../../src/text/reasons.ts";
import { action, clue as lineOf, credit, decideOn, invoice, signal } from "./builder.ts";

const today = "2026-06-15";
const late = invoice("FA-2026-0001", "2026-06-05", 1000);
const old = invoice("FA-2026-0000", "2026-05-20", 500);
const future = invoice("FA-2026-0009", "2026-07-31", 700);

const clue = (by: Clue["by"], euros: number, label = "VIR GARAGE TEMOIN") => lineOf(by, "2026-06-12", euros, { label });

function told(of: Partial<DossierFacts>) {
  const { reason, intents } = decideOn(today, of);
  const short = (id: string) => id.slice(-1);
  return [
    reason.code,
    ...intents.map((one) => `${one.step} ${one.items.map(({ id }) => short(id)).join("+")} ${(one.amount / 100).toFixed(2)}`),
  ];
}

describe("nobody is chased for money that waits on the bank", () => {
  it.each<[string, Partial<DossierFacts>, readonly string[]]>([
    [
      "the exact amount, the debtor named",
      { items: [late], bankLines: [clue("name", 1000)] },
      ["bank_line_may_cover", "match-bank-line 1 1000.00"],
    ],
    ["one cent away", { items: [late], bankLines: [clue("name", 999.99)] }, ["bank_line_may_cover", "match-bank-line 1 1000.00"]],
    [
      "a part of the one invoice: it waits in full",
      { items: [late], bankLines: [clue("name", 400)] },
      ["bank_line_may_cover", "match-bank-line 1 1000.00"],
    ],
    [
      "the amount of one invoice: the rest goes on",
      { items: [old, late], bankLines: [clue("name", 1000)] },
      ["step_due", "match-bank-line 1 1000.00", "courtesy 0 500.00"],
    ],
    ["the sum of all", { items: [old, late], bankLines: [clue("hint", 1500)] }, ["bank_line_may_cover", "match-bank-line 0+1 1500.00"]],
    [
      "no amount in particular: the oldest wait",
      { items: [old, late], bankLines: [clue("name", 120)] },
      ["step_due", "match-bank-line 0 500.00", "courtesy 1 1000.00"],
    ],
    [
      "a part of the invoice that it quotes",
      { items: [old, late], bankLines: [clue("number", 700, "VIR FA20260001")] },
      ["step_due", "match-bank-line 1 1000.00", "courtesy 0 500.00"],
    ],
    [
      "what it quotes is not due yet",
      { items: [late, future], bankLines: [clue("number", 700, "FA-2026-0009")] },
      ["step_due", "courtesy 1 1000.00"],
    ],
    [
      "a hint whose amount fits",
      { items: [old, late], bankLines: [clue("hint", 1000)] },
      ["step_due", "match-bank-line 1 1000.00", "courtesy 0 500.00"],
    ],
    [
      "a hint whose amount does not: a first name holds nobody",
      { items: [old, late], bankLines: [clue("hint", 730)] },
      ["step_due", "courtesy 0+1 1500.00"],
    ],
    [
      "the host knows whose it is",
      { items: [old, late], bankLines: [clue("host", 1500, "VIR")] },
      ["bank_line_may_cover", "match-bank-line 0+1 1500.00"],
    ],
    [
      "a line each: a task each",
      { items: [old, late], bankLines: [clue("name", 1000), clue("name", 500)] },
      ["bank_line_may_cover", "match-bank-line 1 1000.00", "match-bank-line 0 500.00"],
    ],
    [
      "a credit on the account first, the line for what is left",
      { items: [old, late], credits: [credit("P1", "2026-06-12", 500)], bankLines: [clue("name", 1000)] },
      ["bank_line_may_cover", "match-payment 0 500.00", "match-bank-line 1 1000.00"],
    ],
    ["somebody else was given the task", { items: [late], bankLines: [{ ...clue("name", 1000), givenTo: "D2" }] }, ["bank_line_may_cover"]],
  ])("%s", (_, of, expected) => {
    expect(told(of)).toEqual(expected);
  });

  it("asks once for a line, whatever becomes of it", () => {
    const of = { items: [late], bankLines: [clue("name", 1000)] };
    const [task] = decideOn(today, of).intents;
    expect(task).toMatchObject({ do: "task", activity: "match_payment", bankLine: of.bankLines[0]?.line.id, carriedBy: late.id });
    const asked = action("2026-06-14", "match-bank-line", [late.id], { kind: "task", cycle: task?.cycle ?? "" });
    expect(told({ ...of, actions: [asked] })).toEqual(["bank_line_may_cover"]);
    expect(told({ ...of, actions: [{ ...asked, state: "waiting" }] })).toHaveLength(2);
  });

  it("calls no promise broken while the money waits", () => {
    const promise = signal("2026-06-08", { what: "promise", payOn: day("2026-06-10"), currency: "EUR", amount: 400_00 });
    const of = { items: [late], signals: [promise] };
    expect(decideOn(today, of).warnings.map(({ code }) => code)).toContain("promise_broken");
    expect(decideOn(today, { ...of, bankLines: [clue("name", 400)] }).warnings).toEqual([]);
  });

  it("says which line, in both languages", () => {
    const decision = decideOn(today, { items: [late], bankLines: [clue("name", 1000)] });
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
    expect(plain(sayReason(decision, "fr"))).toBe(
      "Un règlement reçu le 12/06/2026 et affecté à aucun client (1 000,00 €, « VIR GARAGE TEMOIN », 471000) est sans doute celui des 1 000,00 € dus : à rapprocher d’abord.",
    );
    expect(plain(sayReason(decision, "en"))).toBe(
      "A payment received on 12/06/2026 and allocated to no customer (€1,000.00, “VIR GARAGE TEMOIN”, 471000) may well be that of the €1,000.00 due: match it first.",
    );
  });
});
