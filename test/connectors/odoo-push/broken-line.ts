import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

export interface BrokenLine {
  readonly url: string;
  /** How many answers were thrown away. */
  readonly cut: () => number;
  /** Tells each request that comes by, and each answer that Odoo gave. */
  watch(listener: (what: "asked" | "answered") => void): void;
  close(): Promise<void>;
}

/** A proxy before `target` that hands on every request, and cuts the line in place of every tenth answer. */
export async function breakLine(target: string): Promise<BrokenLine> {
  let answers = 0;
  let cut = 0;
  let tell: (what: "asked" | "answered") => void = () => {};
  const server = createServer(async (asked, answer) => {
    tell("asked");
    const body = Buffer.concat(await asked.toArray());
    const onward = request(new URL(asked.url ?? "/", target), { method: asked.method, headers: asked.headers });
    onward.on("error", () => asked.socket.destroy());
    onward.on("response", async (answered) => {
      const whole = Buffer.concat(await answered.toArray());
      tell("answered");
      if (++answers % 10 === 0) {
        cut++;
        asked.socket.destroy();
      } else {
        answer.writeHead(answered.statusCode ?? 500, answered.headers);
        answer.end(whole);
      }
    });
    onward.end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => cut,
    watch(listener) {
      tell = listener;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
