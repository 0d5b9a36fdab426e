import type { Hono } from "hono";
import { planJson } from "../../workspace/json.ts";
import { makePlan } from "../../workspace/plan.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { planPage } from "../pages/plan.tsx";
import { problem, wantsPage } from "../problem.ts";
import { daysOf, serviceView } from "../service-view.ts";

/** The plan of today, or of `?today=`, on the facts as they were last pulled. Looking changes nothing. */
export function addPlan(app: Hono<ServerEnv>, deps: ServerDeps): void {
  app.get("/w/:workspace/plan", async (c) => {
    const days = daysOf(c, deps);
    if ("bad" in days) return problem(c, 400, { code: "server.bad_day", params: { value: days.bad } });
    const plan = await makePlan(c.get("workspace"), days.today);
    if (!wantsPage(c)) return c.json(planJson(plan));
    const keys = plan.lines.flatMap((line) => line.effects.map((effect) => effect.key));
    return c.html(planPage(plan, { language: c.get("voice").language, service: await serviceView(c, days, keys) }));
  });
}
