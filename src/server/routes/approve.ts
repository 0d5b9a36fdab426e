import type { Hono } from "hono";
import type { z } from "zod";
import { approve, type Selection } from "../../outbox/approve.ts";
import { todayIn } from "../../workspace/settings.ts";
import type { Workspace } from "../../workspace/open.ts";
import { propose } from "../../workspace/propose.ts";
import { oneDebtor } from "../../workspace/words.ts";
import { ApproveBody, readBody, sayer } from "../bodies.ts";
import type { ServerDeps, ServerEnv } from "../deps.ts";
import { answer } from "../notice.ts";
import { problem } from "../problem.ts";

/** A person's yes. Today's plan is put into the outbox first, so that what the page showed can be answered. */
export function addApprove(app: Hono<ServerEnv>, { now }: ServerDeps): void {
  app.post("/w/:workspace/approve", async (c) => {
    const body = await readBody(c, ApproveBody);
    if (!body.ok) return problem(c, 400, body.why, body.errors);
    const workspace = c.get("workspace");
    const today = todayIn(workspace.settings.timezone, now());
    const selection = await selectionOf(workspace, body.value);
    await propose(workspace, today);
    const by = sayer(c, body.value.by);
    const word = await approve(workspace.store, selection, by, today);
    return answer(c, "approve", word, { back: body.value.back, count: word.moved.length });
  });
}

async function selectionOf(workspace: Workspace, { all, keys, debtor, step }: z.infer<typeof ApproveBody>): Promise<Selection> {
  if (all) return { all: true };
  if (keys) return { keys };
  return step === undefined ? { debtor: (await oneDebtor(workspace, debtor ?? "")).id } : { step };
}
