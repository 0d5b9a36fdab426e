import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { relance } from "./kit.ts";
import { pulledExample, today } from "./pulled-example.ts";

const pulled = pulledExample();

interface Line {
  readonly reference: string;
  readonly overdue: number;
  readonly unapplied: number;
  readonly reason: { readonly code: string };
}

/** Grants, shows and ends a plan, as a person would. */
it("a plan is looked at, granted, explained, and not granted twice", async () => {
  const folder = pulled();
  const ask = (...args: readonly string[]) => relance([...args, "--today", today]);
  const plan = JSON.parse((await ask("plan", folder, "--json")).out) as { readonly debtors: readonly Line[] };
  const debtor = plan.debtors.find(
    ({ overdue, unapplied, reason }) => overdue > 60_000 && unapplied === 0 && reason.code !== "all_disputed",
  );
  const reference = debtor?.reference ?? "";

  const without = await ask("instalments", folder, reference);
  expect(without.exit).toBe(1);
  expect(without.out).toMatch(/gives no instalment plan\. Write in its file, for instance: plan: \{ instalments: 3/);

  writeFileSync(
    join(folder, "rules", "patient.yaml"),
    `segment: patient
description: Everyone may pay in three goes.
priority: 1000
when: amounts.exposure > 0
ladder: [{ step: courtesy, at: +8, do: email, template: reminder-courteous }]
plan: { instalments: 3, first: +10, every: month, minimum: 100 EUR }
`,
  );
  const preview = await ask("instalments", folder, reference, "--preview");
  expect(preview.exit).toBe(0);
  expect(preview.out).toMatch(
    /Possible plan, €[\d,.]+:\n {2}1\/3 · 01\/12\/2026 · €[\d,.]+ \(\S+ €[\d,.]+.*\)\n {2}2\/3 · 04\/01\/2027 .*\n {2}3\/3 · 01\/02\/2027 /,
  );

  const noted = await ask("instalments", folder, reference, "--json");
  expect(JSON.parse(noted.out)).toMatchObject({
    noted: true,
    plans: [{ currency: "EUR", instalments: [{ payOn: "2026-12-01" }, {}, {}] }],
  });

  const explained = await ask("explain", folder, reference);
  expect(explained.out).toMatch(
    /Plan of 21\/11\/2026 running: instalment 1 of 3, €[\d,.]+ on 01\/12\/2026, €0\.00 received\. Waiting until 04\/12\/2026\./,
  );
  expect(explained.out).toContain("plan       1/3 · 01/12/2026");
  expect(explained.out).toContain("note “plan-agreed”");

  const again = await ask("instalments", folder, reference);
  expect(again).toMatchObject({ exit: 1 });
  expect(again.out).toContain("A plan of 21/11/2026 is running. End it first: relance release … --of plan");
  expect((await ask("release", folder, reference, "--of", "plan")).exit).toBe(0);
  expect((await ask("instalments", folder, reference)).exit).toBe(0);
});

it("the rule is told in words", async () => {
  const { out } = await relance(["rules", "explain", "patient", pulled()]);
  expect(out).toContain(
    "a plan may be granted: 3 instalments at most, the first after 10 days, then every month, of €100.00 at least, of what is overdue",
  );
});
