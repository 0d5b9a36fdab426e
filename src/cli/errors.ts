import { inspect } from "node:util";
import { StoreError } from "../ledger/store/error.ts";
import type { Message } from "../ledger/message.ts";
import { ConnectorError } from "../connectors/port.ts";
import { catalogues } from "../text/all.ts";
import { say } from "../text/sentences.ts";
import { ProblemsError, WorkspaceError } from "../workspace/error.ts";
import type { Io, Voice } from "./io.ts";
import { sayProblem } from "./problems.ts";

/** 3 the host cannot be worked with, 1 or 2 as the workspace says, 2 for files with errors and a store that is taken. */
export function exitOf(error: unknown): number {
  if (error instanceof ConnectorError) return 3;
  if (error instanceof WorkspaceError) return error.exit;
  return error instanceof ProblemsError || error instanceof StoreError ? 2 : 1;
}

export function tellError(error: unknown, io: Io, voice: Voice, debug: boolean): void {
  if (error instanceof ProblemsError) {
    for (const problem of error.problems) io.err(`${sayProblem(problem, voice)}\n`);
  } else if (isMessage(error)) {
    io.err(`${voice.paint("red", voice.t("Erreur :", "Error:"))} ${say(error, voice.language, ...catalogues)}\n`);
  } else {
    io.err(
      `${voice.t("Erreur inattendue, à nous signaler :", "Unexpected error, please report it:")} ${error instanceof Error ? error.message : String(error)}\n`,
    );
  }
  if (debug && error instanceof Error) io.err(`${error.stack}\n${error.cause === undefined ? "" : `cause: ${inspect(error.cause)}\n`}`);
}

function isMessage(error: unknown): error is Error & Message {
  return error instanceof ConnectorError || error instanceof WorkspaceError || error instanceof StoreError;
}
