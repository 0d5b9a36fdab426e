import { Command, CommanderError } from "commander";
import { parseDay } from "../ledger/day.ts";
import { version } from "../version.ts";
import { commands } from "./commands/index.ts";
import { exitOf, tellError } from "./errors.ts";
import { type Io, languageOf, type Voice, voiceOf } from "./io.ts";
import { exits, type Run } from "./session.ts";
import { sayUsageError } from "./usage.ts";

interface SharedOptions {
  readonly today?: string;
  readonly json?: boolean;
  readonly logLevel?: "quiet" | "normal" | "debug";
}

/** Runs `relance` with these arguments. Never throws; returns the exit code. */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const voice = voiceOf(io, languageOf(languageArgument(argv), io.env));
  let exit: number = exits.ok;
  const run: Run = async (command, action) => {
    const options = command.opts<SharedOptions>();
    const today = options.today === undefined ? undefined : parseDay(options.today);
    if (options.today !== undefined && !today) {
      io.err(
        `${voice.t(`--today : « ${options.today} » n’est pas un jour ; écrivez par exemple 2026-11-21.`, `--today: "${options.today}" is not a day; write 2026-11-21 for example.`)}\n`,
      );
      exit = exits.usage;
      return;
    }
    try {
      exit = await action({ io, voice, json: options.json === true, quiet: options.logLevel === "quiet", ...(today && { today }) });
    } catch (error) {
      exit = exitOf(error);
      tellError(error, io, voice, options.logLevel === "debug");
    }
  };
  const program = makeProgram(io, voice, run);
  try {
    await program.parseAsync(argv, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help and version are what was asked for; everything else commander refuses is a usage error.
    return error.exitCode === 0 || error.code === "commander.help" ? exits.ok : exits.usage;
  }
  return exit;
}

/** The whole command line, its help in the voice’s language. */
export function makeProgram(io: Io, voice: Voice, run: Run): Command {
  const program = new Command("relance")
    .description(
      voice.t(
        "Relances clients, dans l’outil comptable de l’équipe.",
        "Accounts-receivable collections, inside the team’s accounting tool.",
      ),
    )
    .version(version, "-V, --version", voice.t("affiche la version", "prints the version"))
    .helpOption("-h, --help", voice.t("affiche l’aide", "prints help"))
    .helpCommand("help [command]", voice.t("aide d’une commande", "help for a command"))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      outputError: (text, write) => write(sayUsageError(text, voice)),
    })
    .showSuggestionAfterError(true);
  for (const add of commands) add(program, voice, run);
  for (const command of allCommands(program)) {
    if (command.commands.length > 0) continue;
    command
      .option("--today <day>", voice.t("jour à prendre pour aujourd’hui, AAAA-MM-JJ", "day to take as today, YYYY-MM-DD"))
      .option(
        "--json",
        voice.t("réponse en JSON, selon les schémas publiés dans schemas/", "answer in JSON, to the schemas published in schemas/"),
      )
      .option("--lang <language>", voice.t("fr ou en ; sinon la langue du système", "fr or en; else the system’s language"))
      .option("--log-level <level>", voice.t("quiet, normal ou debug", "quiet, normal or debug"), "normal");
  }
  return program;
}

function* allCommands(of: Command): Generator<Command> {
  for (const command of of.commands) {
    yield command;
    yield* allCommands(command);
  }
}

/** The language is needed before the options are parsed: help and errors are in it. */
function languageArgument(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((argument) => argument === "--lang" || argument.startsWith("--lang="));
  if (index === -1) return undefined;
  return argv[index]?.split("=")[1] ?? argv[index + 1];
}
