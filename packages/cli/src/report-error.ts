import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { inspect } from "node:util";
import { CommanderError } from "commander";
import { colorsFor } from "./color.ts";
import { EXIT_CODE } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import { print } from "./io.ts";
import type { Io } from "./io.ts";

/** Says on stderr what went wrong: a line and a hint for a mistake of the user, the stack for one of ours. */
export async function reportError(error: unknown, io: Io): Promise<ExitCode> {
  if (error instanceof CommanderError) return reportUsage(error, io);
  const { HephaestusError } = await import("@hephaestus/core");
  if (error instanceof HephaestusError && error.isUserMistake) {
    await printMistake(error.message, error.hint, io);
    return EXIT_CODE.usage;
  }
  await print(io.stderr, describeBug(error));
  return EXIT_CODE.internalFault;
}

/** What is said of an error that nobody expected: its stack, and that it is not the user's fault. */
export function describeBug(error: unknown): string {
  return `error: this is a bug in Hephaestus\n${inspect(error)}\nhint: please report it with the lines above\n`;
}

/** Commander has printed help and version itself; of its other errors it has printed nothing. */
async function reportUsage(error: CommanderError, io: Io): Promise<ExitCode> {
  if (error.exitCode === 0) return EXIT_CODE.clean;
  if (error.code === "commander.help") return EXIT_CODE.usage;
  const [message = "", suggestion] = error.message.replace(/^error: /, "").split("\n");
  const hint = suggestion?.replace(/^\(Did you mean (.+)\)$/, "did you mean $1") ?? logHint(message, io);
  await printMistake(message, hint ?? "add --help to see what is possible", io);
  return EXIT_CODE.usage;
}

/** For `hephaestus ci.log`, where only the command is missing. */
function logHint(message: string, io: Io): string | undefined {
  const name = /^unknown command '(.+)'$/.exec(message)?.[1];
  if (name === undefined || !existsSync(resolve(io.cwd, name))) return undefined;
  return `did you mean \`hephaestus analyze ${name}\`?`;
}

async function printMistake(message: string, hint: string | undefined, io: Io): Promise<void> {
  const colors = colorsFor(io.stderr, io.env);
  const lines = [`${colors.red("error:")} ${withoutControls(message)}`];
  if (hint !== undefined) lines.push(`${colors.cyan("hint:")} ${withoutControls(hint)}`);
  await print(io.stderr, `${lines.join("\n")}\n`);
}

/** Messages quote what the user gave us; nothing of it may steer the terminal. */
function withoutControls(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, "\uFFFD");
}
