import { z } from "zod";
import { scopes as pennylaneScopes } from "./connectors/pennylane/scopes.ts";
import { describeCommands } from "./cli/describe.ts";
import { commonFileJsonSchema, ruleFileJsonSchema } from "./rules/schema.ts";
import { goldenFileJsonSchema } from "./rules/golden-schema.ts";
import { CustomersCheckJson, CustomersMergeJson } from "./workspace/customers-json.ts";
import { FecReportJson } from "./workspace/fec-report-json.ts";
import { ExplainJson, PlanJson, PullJson, SignalJson } from "./workspace/json.ts";
import { InstalmentsJson } from "./workspace/instalments-json.ts";
import { RulesCheckJson, RulesDiffJson, RulesExplainJson, RulesFactsJson, RulesReplayJson, RulesTestJson } from "./workspace/rules-json.ts";
import { RunJson } from "./workspace/run-json.ts";
import { settingsJsonSchema } from "./workspace/settings.ts";
import { version } from "./version.ts";

/** What the plugin is, for whoever lists or installs it. Written to `manifest.json` from the code; CI refuses an old one. */
export function manifest() {
  return {
    name: "relance",
    version,
    description: {
      fr: "Relances clients dans l’outil comptable de l’équipe.",
      en: "Accounts-receivable collections inside the team’s accounting tool.",
    },
    engines: { node: "^20.19.0 || ^22.12.0 || >=24" },
    hosts: [
      {
        host: "fec",
        versions: ["Fichier des écritures comptables, article A47 A-1 du LPF: flat files"],
        reads: ["debtor", "contact", "open_item", "credit", "bank_line", "payment", "balance"],
        writes: [],
        rights: ["read the FEC files and the customer file of the workspace"],
      },
      {
        host: "odoo",
        versions: ["16", "17", "18", "19"],
        reads: ["debtor", "contact", "open_item", "credit", "bank_line", "payment", "signal", "balance"],
        writes: ["email", "task", "note", "letter"],
        rights: ["base.group_user", "account.group_account_readonly", "base.group_partner_manager", "relance.group_connector"],
      },
      {
        host: "pennylane",
        versions: ["Company API v2"],
        reads: ["debtor", "contact", "open_item", "credit", "bank_line", "payment", "signal", "balance"],
        writes: ["note", "letter"],
        rights: pennylaneScopes,
      },
      {
        host: "memory",
        versions: ["generated book, to try Relance"],
        reads: ["debtor", "contact", "open_item", "credit", "bank_line", "payment", "signal", "balance"],
        writes: [],
        rights: [],
      },
    ],
    carriers: ["host", "smtp", "files"],
    stores: ["embedded", "postgresql"],
    settings: "schemas/settings.schema.json",
    schemas: Object.keys(schemas()),
    commands: describeCommands(),
    webhooks: [
      { host: "odoo", path: "/hooks/odoo/{workspace}/{secret}", events: ["any: a wake-up, nothing of it is read"] },
      { host: "pennylane", path: "/hooks/pennylane/{workspace}", events: ["customer_invoice.e_invoicing_status_updated"] },
    ],
  };
}

/** Every published JSON Schema by its file name in `schemas/`. */
export function schemas(): Readonly<Record<string, unknown>> {
  const answer = (schema: z.ZodType) => z.toJSONSchema(schema, { target: "draft-7" });
  return {
    "settings.schema.json": settingsJsonSchema(),
    "rule.schema.json": ruleFileJsonSchema(),
    "rules-common.schema.json": commonFileJsonSchema(),
    "rules-tests.schema.json": goldenFileJsonSchema(),
    "rules-check.schema.json": answer(RulesCheckJson),
    "rules-facts.schema.json": answer(RulesFactsJson),
    "rules-explain.schema.json": answer(RulesExplainJson),
    "rules-test.schema.json": answer(RulesTestJson),
    "rules-diff.schema.json": answer(RulesDiffJson),
    "rules-replay.schema.json": answer(RulesReplayJson),
    "plan.schema.json": answer(PlanJson),
    "pull.schema.json": answer(PullJson),
    "run.schema.json": answer(RunJson),
    "explain.schema.json": answer(ExplainJson),
    "signal.schema.json": answer(SignalJson),
    "instalments.schema.json": answer(InstalmentsJson),
    "customers-check.schema.json": answer(CustomersCheckJson),
    "customers-merge.schema.json": answer(CustomersMergeJson),
    "fec-report.schema.json": answer(FecReportJson),
  };
}
