import { request } from "node:http";
import { onTestFinished } from "vitest";
import { serve } from "./client/answers.ts";

/** A way to a host that counts what passes, and can be closed. */
export interface Way {
  readonly url: string;
  /** What was asked, `account.move.line/search_read`, in order. */
  readonly asked: string[];
  close(): void;
  /** From now on questions arrive, and answers do not. */
  loseAnswers(): void;
}

/** For one test. */
export async function wayTo(host: string): Promise<Way> {
  const asked: string[] = [];
  let open = true;
  let answers = true;
  const url = await serve((from, back) => {
    if (!open) return void back.destroy();
    asked.push((from.url ?? "").replace("/json/2/", ""));
    const on = request(new URL(from.url ?? "/", host), { method: from.method, headers: from.headers }, (answer) => {
      if (!answers) return void answer.resume().on("end", () => back.destroy());
      back.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(back);
    });
    on.on("error", () => back.destroy());
    from.pipe(on);
  });
  onTestFinished(() => void (open = false));
  return { url, asked, close: () => void (open = false), loseAnswers: () => void (answers = false) };
}
