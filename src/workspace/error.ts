import type { Message, Params } from "../ledger/message.ts";
import type { Problem } from "../rules/yaml.ts";

/** Something the person at the keyboard can mend: a missing folder, a debtor nobody knows. `exit` is the command line's code. */
export class WorkspaceError extends Error implements Message {
  readonly code: string;
  readonly params: Params;
  readonly exit: 1 | 2;

  constructor(code: string, params: Params = {}, exit: 1 | 2 = 2, cause?: unknown) {
    super(`${code} ${JSON.stringify(params)}`, cause === undefined ? undefined : { cause });
    this.name = "WorkspaceError";
    this.code = code;
    this.params = params;
    this.exit = exit;
  }
}

/** The files of a workspace have errors; the command prints them all. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`${problems.length} problems`);
    this.name = "ProblemsError";
    this.problems = problems;
  }
}
