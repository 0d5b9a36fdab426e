import type { Context, Hono } from "hono";
import type { Day } from "../../ledger/day.ts";
import { dossier } from "../../ledger/dossier.ts";
import { readJournal } from "../../ledger/store/journal.ts";
import { listOutbox } from "../../outbox/rows.ts";
import { explainJson } from "../../workspace/json.ts";
import { type PlanLine, planOne } from "../../workspace/plan.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { debtorPage } from "../pages/debtor.tsx";
import { problem, wantsPage } from "../problem.ts";
import { dossiersToDecide } from "../../workspace/dossiers.ts";
import { daysOf, serviceView } from "../service-view.ts";

/** One debtor with its reason, in each currency, and each of its mails as it looks. */
export function addDebtor(app: Hono<ServerEnv>, deps: ServerDeps): void {
  app.get("/w/:workspace/debtors/:id", async (c) => {
    const days = daysOf(c, deps);
    if ("bad" in days) return problem(c, 400, { code: "server.bad_day", params: { value: days.bad } });
    const lines = await linesOf(c, days.today);
    const [first] = lines;
    if (!first) return problem(c, 404, { code: "workspace.no_such_debtor", params: { name: c.req.param("id") } });
    const { store, settings } = c.get("workspace");
    const { name } = settings;
    if (!wantsPage(c)) return c.json(explainJson(name, lines, await readJournal(store, c.req.param("id"))));
    const keys = lines.flatMap((line) => line.effects.map((effect) => effect.key));
    return c.html(
      debtorPage({ workspace: name, lines, actual: days.actual, voice: c.get("voice"), service: await serviceView(c, days, keys) }),
    );
  });
  app.get("/w/:workspace/debtors/:id/mails/:key", async (c) => {
    const days = daysOf(c, deps);
    if ("bad" in days) return problem(c, 400, { code: "server.bad_day", params: { value: days.bad } });
    const key = c.req.param("key");
    const [kept] = await listOutbox(c.get("workspace").store, { keys: [key] });
    const effect = kept?.effect ?? (await linesOf(c, days.today)).flatMap((line) => line.effects).find((one) => one.key === key);
    if (effect?.debtor !== c.req.param("id") || !("html" in effect)) return problem(c, 404, { code: "server.no_such_mail", params: {} });
    return c.html(effect.html);
  });
}

async function linesOf(c: Context<ServerEnv>, today: Day): Promise<readonly PlanLine[]> {
  const workspace = c.get("workspace");
  const lines: PlanLine[] = [];
  for await (const facts of dossiersToDecide(workspace, today, c.req.param("id") ?? "")) {
    lines.push(planOne(workspace, dossier(facts, today), today));
  }
  return lines;
}
