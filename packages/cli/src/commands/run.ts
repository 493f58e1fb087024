import { fstatSync } from "node:fs";
import type { Command } from "commander";
import { Option } from "commander";
import type { Io, OutputStream } from "../io.ts";
import type { RunOptions } from "../run-options.ts";
import { addSessionOptions, positive } from "./session-options.ts";

const NOT_FOUND = 127;

/** `hephaestus run -- COMMAND [ARGS…]` */
export function registerRun(command: Command, io: Io): void {
  command
    .argument("[command...]", "a program with its arguments, or a line for the shell in quotes")
    .usage("[options] -- COMMAND [ARGS…]")
    .passThroughOptions()
    .option(
      "--fix",
      "apply the fixes that are proved, by checks or on copies by the command's own tests, and run it again, until it passes",
      false,
    )
    .option("--all", "apply plausible fixes too, not only proved ones", false)
    .option("--attempts <number>", "fix and run again at most that often", positive, 3)
    .addOption(
      new Option(
        "-o, --format <format>",
        "json: one report on stdout at the end, the command's output on stderr",
      )
        .choices(["text", "json"])
        .default("text"),
    );
  addSessionOptions(command)
    .action((words: string[], options: RunOptions) => run(words, options, io))
    .addHelpText("after", HELP);
}

const HELP = `
The command's output is passed on as it comes. The exit status is that of the command's last run.

Examples:
  hephaestus run -- npm test
  hephaestus run --fix -- npx tsc --noEmit
  hephaestus run --fix "npm run lint && npm test"
`;

async function run(words: readonly string[], options: RunOptions, io: Io): Promise<void> {
  const { HephaestusError } = await import("@hephaestus/core");
  if (words.length === 0) {
    const hint = "`hephaestus run -- npm test` runs npm test.";
    throw new HephaestusError("usage", "no command to run", { hint });
  }
  const { childCommand } = await import("../child/child-command.ts");
  const { reportError } = await import("../report-error.ts");
  const { runUntilFixed } = await import("../run-until-fixed.ts");
  const stdout = options.format === "json" ? io.stderr : io.stdout;
  try {
    const command = await childCommand(words, isSameFile(stdout, io.stderr), io);
    await runUntilFixed({ command, stdout, options, io });
  } catch (error) {
    if (!(error instanceof HephaestusError) || error.code !== "command-failed") throw error;
    await reportError(error, io);
    io.exitCode = NOT_FOUND;
  }
}

/** Whether two streams end in one terminal, pipe or file. */
function isSameFile(one: OutputStream, other: OutputStream): boolean {
  if (one.fd === undefined || other.fd === undefined) return one === other;
  const [first, second] = [fstatSync(one.fd), fstatSync(other.fd)];
  return first.dev === second.dev && first.ino === second.ino;
}
