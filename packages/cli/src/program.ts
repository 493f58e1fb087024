import { Command, Help, Option } from "commander";
import { colorsFor, wantsColor } from "./color.ts";
import type { CommandEntry } from "./command.ts";
import type { Io } from "./io.ts";
import { readVersion } from "./version.ts";

const HELP = `
Examples:
  npx tsc --noEmit 2>&1 | hephaestus     what is wrong, and proved fixes
  hephaestus fix ci.log                  apply what is proved
  hephaestus run --fix -- npm test       run, fix, and run again until it passes

Exit status: 0 clean or all fixed, 1 problems remain, 2 usage, 3 a fault of ours; of run, the command's.
`;

/** The commander program. Only the commands that `argv` names are loaded; the others stand there with name and summary. */
export async function buildProgram(
  argv: readonly string[],
  io: Io,
  entries: readonly CommandEntry[],
): Promise<Command> {
  const program = new Command("hephaestus")
    .description("Turns a failing log into a fix that has been proved.")
    .version(readVersion())
    .enablePositionalOptions()
    .addHelpText("after", HELP)
    .exitOverride()
    .configureHelp({ styleTitle: (title) => colorsFor(io.stdout, io.env).bold(title), optionDescription })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: () => undefined,
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => wantsColor(io.stdout, io.env),
      getErrHasColors: () => wantsColor(io.stderr, io.env),
    });
  for (const entry of entries) {
    const command = program.command(entry.name).description(entry.summary);
    if (argv.includes(entry.name)) (await entry.load())(command, io);
  }
  return program;
}

/** As commander has it, but that nothing by default goes without saying. */
function optionDescription(option: Option): string {
  const { defaultValue, flags, description } = option;
  const isNothing = defaultValue === false || (Array.isArray(defaultValue) && defaultValue.length === 0);
  return new Help().optionDescription(isNothing ? new Option(flags, description) : option);
}
