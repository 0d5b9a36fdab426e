import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ExplainJson, PlanJson } from "../../src/workspace/json.ts";
import { relance, temporaryFolder } from "./kit.ts";

const today = ["--today", "2026-11-23"];

/** A folder whose every debtor climbs invoice by invoice, its book read. */
async function invoiceByInvoice(): Promise<string> {
  const folder = join(temporaryFolder(), "acme");
  await relance(["init", folder, "--source", "memory", ...today]);
  mkdirSync(join(folder, "rules"), { recursive: true });
  writeFileSync(
    join(folder, "rules/each.yaml"),
    `segment: each
description: Everyone, invoice by invoice.
priority: 999
when: true
per: invoice
ladder:
  - { step: courtesy, at: +5, do: email, template: reminder-courteous }
  - { step: firm, at: +40, do: email, template: reminder-firm }
`,
  );
  await relance(["pull", folder, ...today]);
  return folder;
}

it("explain, plan and the page tell of each invoice", async () => {
  const folder = await invoiceByInvoice();
  const html = join(folder, "plan.html");
  const plan = PlanJson.parse(JSON.parse((await relance(["plan", folder, ...today, "--json"])).out));
  const several = plan.debtors.find(
    ({ invoices = [], intents }) => invoices.length > 2 && intents.length > 1 && intents.length < invoices.length,
  );
  if (!several) throw new Error("nobody in this book owes invoices of different age");
  const { reference, invoices = [], intents, reason } = several;
  expect(reason.params).toMatchObject({ number: invoices[0]?.number, others: intents.length - 1 });
  expect(intents.map(({ items }) => items.length)).toEqual(intents.map(() => 1));

  const { out } = await relance(["explain", folder, reference, ...today, "--lang", "en"]);
  const [first, ...others] = invoices.map(({ reason: { sentence } }) => sentence);
  expect(out).toContain(`  because    ${first}\n${others.map((line) => `             ${line}\n`).join("")}`);
  expect(out).toContain("[courtesy D+5]");
  const explained = ExplainJson.parse(JSON.parse((await relance(["explain", folder, reference, ...today, "--json"])).out));
  expect(explained.dossiers[0]?.invoices).toEqual(invoices);

  await relance(["plan", folder, ...today, "--html", html, "--lang", "en"]);
  const page = readFileSync(html, "utf8");
  expect(page).toContain("<dt>Each invoice</dt>");
  expect(page).toContain(`${intents.length} × e-mail`);
});
