import { once } from "node:events";
import { resolve } from "node:path";
import { serve } from "../../server/serve.ts";
import { WorkspaceError } from "../../workspace/error.ts";
import { type AddCommand, exits } from "../session.ts";

const defaultPort = 8484;

export const addServe: AddCommand = (program, voice, run) => {
  const { t } = voice;
  program
    .command("serve")
    .argument("[workspaces...]", t("dossiers des espaces de travail", "folders of the workspaces"))
    .option("--port <port>", t("port d’écoute", "port to listen on"), String(defaultPort))
    .option(
      "--host <address>",
      t("adresse d’écoute ; par défaut cette machine seule", "address to listen on; this machine only by default"),
      "127.0.0.1",
    )
    .description(
      t("Sert les pages et l’API, et exécute chaque espace à son heure.", "Serves pages and API, and runs each workspace at its hour."),
    )
    .action((names: readonly string[], options: { readonly port: string; readonly host: string }, command) =>
      run(command, async (session) => {
        const { io } = session;
        const [first = io.cwd, ...others] = names.map((name) => resolve(io.cwd, name));
        const service = await serve({
          folders: [first, ...others],
          port: portOf(options.port),
          host: options.host,
          env: io.env,
          log: (event, fields) => io.err(`${JSON.stringify({ event, ...fields })}\n`),
          onListen: ({ url, token }) => {
            io.out(`${t("Relance répond sur", "Relance answers on")} ${url}\n`);
            if (token !== undefined) io.out(`${t("Jeton, montré une seule fois : ", "Token, shown only once: ")}${token}\n`);
          },
        });
        if (!io.stop.aborted) await once(io.stop, "abort");
        io.err(`${t("Arrêt…", "Stopping…")}\n`);
        await service.close();
        return exits.ok;
      }),
    );
};

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new WorkspaceError("workspace.bad_port", { value: text });
  return port;
}
