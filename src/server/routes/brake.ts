import type { Hono } from "hono";
import { pullBrake, releaseBrake } from "../../ledger/store/brake.ts";
import { removeStopFile, writeStopFile } from "../../workspace/stop-file.ts";
import { PlainBody, readBody, sayer, StopBody } from "../bodies.ts";
import type { ServerEnv } from "../deps.ts";
import { answer } from "../notice.ts";
import { problem } from "../problem.ts";

/** The one switch. It is pulled in the store and beside it, as `relance stop` does, so that either can release it. */
export function addBrake(app: Hono<ServerEnv>): void {
  app.post("/w/:workspace/stop", async (c) => {
    const body = await readBody(c, StopBody);
    if (!body.ok) return problem(c, 400, body.why, body.errors);
    const { store, folder } = c.get("workspace");
    const by = sayer(c, body.value.by);
    await writeStopFile(folder, body.value.why);
    await pullBrake(store, by, body.value.why);
    return answer(c, "stop", { stopped: true }, { back: body.value.back });
  });
  app.post("/w/:workspace/resume", async (c) => {
    const body = await readBody(c, PlainBody);
    if (!body.ok) return problem(c, 400, body.why, body.errors);
    const { store, folder } = c.get("workspace");
    await releaseBrake(store);
    await removeStopFile(folder);
    return answer(c, "resume", { stopped: false }, { back: body.value.back });
  });
}
