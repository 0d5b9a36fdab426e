import type { Hono } from "hono";
import { signalJson } from "../../workspace/json.ts";
import { todayIn } from "../../workspace/settings.ts";
import { oneDebtor, sayWord } from "../../workspace/words.ts";
import { HoldBody, readBody, sayer } from "../bodies.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { answer } from "../notice.ts";
import { problem } from "../problem.ts";

/** A person's word: this debtor is left alone until a day. */
export function addHold(app: Hono<ServerEnv>, { now }: ServerDeps): void {
  app.post("/w/:workspace/hold", async (c) => {
    const body = await readBody(c, HoldBody);
    if (!body.ok) return problem(c, 400, body.why, body.errors);
    const workspace = c.get("workspace");
    const { until, note, back } = body.value;
    const debtor = await oneDebtor(workspace, body.value.debtor);
    const by = sayer(c, body.value.by);
    const said = { word: { what: "hold" as const, until }, by, ...(note !== undefined && { note }) };
    const signal = await sayWord(workspace, debtor, said, todayIn(workspace.settings.timezone, now()));
    return answer(c, "hold", signalJson(signal), { back });
  });
}
