import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { ConnectorError } from "../../../../src/connectors/port.ts";
import { catalogues } from "../../../../src/text/all.ts";
import { say } from "../../../../src/text/sentences.ts";

/** A plain server for one test. Returns its address. */
export async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a call failed with, and its sentence in English. */
export async function failureOf(
  promise: Promise<unknown>,
): Promise<{ readonly code: string; readonly blame: string; readonly said: string }> {
  const error = await promise.then(
    (value) => new Error(`answered ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConnectorError)) throw error;
  const { code, params, blame } = error;
  return { code, blame, said: say({ code, params }, "en", ...catalogues) };
}

export const versionAnswer = (major: number) => ({
  jsonrpc: "2.0",
  id: null,
  result: {
    server_version: `${major}.0`,
    server_version_info: [major, 0, 0, "final", 0, ""],
    server_serie: `${major}.0`,
    protocol_version: 1,
  },
});
