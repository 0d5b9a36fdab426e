import { expect, it } from "vitest";
import { clue, facts, invoice } from "../../rules/builder.ts";
import { history, type Happening, live, paid, shippedWith } from "./live.ts";

/** The bank has it, the bookkeeper does not know whose it is. */
function waits(euros: number, label: string): Happening {
  return {
    says: `${euros} on account 471000: ${label}`,
    change: (of, today) => ({ ...of, bankLines: [...(of.bankLines ?? []), clue("name", today, euros, { label })] }),
  };
}

/** Somebody allocated it, here or elsewhere. */
function allocated(says: string, also?: Happening): Happening {
  return {
    says,
    change(of, today) {
      const { bankLines: _, ...rest } = of;
      return also ? also.change(rest, today) : rest;
    },
  };
}

const cast = () => [
  facts("2026-04-01", {
    items: [invoice("FA-111", "2026-04-01", 640), invoice("FA-112", "2026-04-02", 360)],
    payments: history(["2025-10-01", "2025-11-03", "2025-12-01", "2026-01-05"], 6),
  }),
];

/** Both invoices are paid in one transfer without a reference, which waits ten days on the suspense account. */
it("money on the suspense account stops the reminders at once, is one task, and is never asked for again", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: cast(),
    from: "2026-04-01",
    to: "2026-05-31",
    happens: {
      "2026-04-14": waits(1000, "VIR GARAGE TEMOIN"),
      "2026-04-24": allocated("allocated to FA-111 and FA-112", paid("FA-111", "FA-112")),
    },
  });
  expect(diary).toEqual([
    "2026-04-01 = nothing_due",
    "2026-04-07 e-mail courtesy FA-111+FA-112 1000.00",
    "2026-04-14 » 1000 on account 471000: VIR GARAGE TEMOIN",
    "2026-04-14 = bank_line_may_cover",
    "2026-04-14 task match-bank-line FA-111+FA-112 1000.00",
    "2026-04-24 » allocated to FA-111 and FA-112",
    "2026-04-24 = nothing_due",
  ]);
});

/** Another garage of that name had paid its own invoice: the reminders go on where they stood. */
it("money that turns out to be somebody else's holds the debtor until it is allocated, and no longer", () => {
  const diary = live({
    rulebook: shippedWith(),
    cast: cast(),
    from: "2026-04-01",
    to: "2026-05-04",
    happens: {
      "2026-04-14": waits(1000, "VIR GARAGE TEMOIN"),
      "2026-04-24": allocated("allocated to another customer"),
    },
  });
  expect(diary.slice(2)).toEqual([
    "2026-04-14 » 1000 on account 471000: VIR GARAGE TEMOIN",
    "2026-04-14 = bank_line_may_cover",
    "2026-04-14 task match-bank-line FA-111+FA-112 1000.00",
    "2026-04-24 » allocated to another customer",
    "2026-04-24 e-mail firm FA-111+FA-112 1000.00",
    "2026-05-04 task call FA-111+FA-112 1000.00",
  ]);
});
