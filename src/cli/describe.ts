import type { Command } from "commander";
import { voiceOf } from "./io.ts";
import { makeProgram } from "./run.ts";

export interface CommandDescription {
  readonly name: string;
  readonly description: string;
  readonly arguments: readonly string[];
  readonly options: readonly string[];
}

/** Every command with its arguments and options, in English, as help has them. */
export function describeCommands(): readonly CommandDescription[] {
  const silent = { out: () => {}, err: () => {}, terminal: false, columns: 100, env: {}, cwd: "", stop: new AbortController().signal };
  return leavesOf(
    makeProgram(silent, voiceOf(silent, "en"), async () => {}),
    "",
  );
}

function leavesOf(command: Command, path: string): CommandDescription[] {
  return command.commands.flatMap((child) => {
    const name = `${path}${child.name()}`;
    if (child.commands.length > 0) return leavesOf(child, `${name} `);
    return [
      {
        name,
        description: child.description(),
        arguments: child.registeredArguments.map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`)),
        options: child.options.map((option) => option.flags),
      },
    ];
  });
}
