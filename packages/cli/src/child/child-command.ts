import { HephaestusError, shellLine } from "@hephaestus/core";
import { findProgram, type ProgramSearch } from "./find-program.ts";

/** A command as it is given to the operating system. */
export interface ChildCommand {
  /** What the user typed, quoted where a shell needs it. */
  line: string;
  /** The same as it follows `hephaestus run`. */
  given: string;
  file: string;
  args: readonly string[];
  /** Whether the arguments are quoted already, as `cmd.exe` wants them. */
  verbatim: boolean;
}

/**
 * Several words are a program and its arguments; one that holds a space, such as `"npm run lint && npm test"`, is a line
 * for the shell. `merged` puts standard error into standard output, so that both come in the order they were written.
 * Throws `command-failed` where there is no such program.
 */
export async function childCommand(
  words: readonly string[],
  merged: boolean,
  search: ProgramSearch,
): Promise<ChildCommand> {
  const { platform = process.platform } = search;
  const [name = "", ...args] = words;
  const program = await findProgram(name, search);
  const isLine = program === undefined && args.length === 0 && /\s/.test(name);
  if (program === undefined && !isLine) throw notFound(name);
  const line = isLine ? name : shellLine(words, platform);
  const given = isLine ? shellLine([name], platform) : `-- ${line}`;
  if (platform === "win32") return { line, given, ...onWindows(program, args, line) };
  if (isLine) {
    const script = merged ? `exec 2>&1\n${name}` : name;
    return { line, given, file: "/bin/sh", args: ["-c", script], verbatim: false };
  }
  return { line, given, ...onPosix(program ?? name, args, merged) };
}

function onPosix(
  file: string,
  args: readonly string[],
  merged: boolean,
): Omit<ChildCommand, "line" | "given"> {
  if (!merged) return { file, args, verbatim: false };
  return { file: "/bin/sh", args: ["-c", 'exec "$@" 2>&1', "sh", file, ...args], verbatim: false };
}

/** Only `cmd.exe` runs batch files, as npm and its like are. */
function onWindows(
  program: string | undefined,
  args: readonly string[],
  line: string,
): Omit<ChildCommand, "line" | "given"> {
  const isBatch = program !== undefined && /\.(?:bat|cmd)$/i.test(program);
  if (program !== undefined && !isBatch) return { file: program, args, verbatim: false };
  const script = program === undefined ? line : shellLine([program, ...args], "win32");
  return {
    file: process.env["ComSpec"] ?? "cmd.exe",
    args: ["/d", "/s", "/c", `"${script}"`],
    verbatim: true,
  };
}

function notFound(name: string): HephaestusError {
  return new HephaestusError("command-failed", `there is no program ${name}`, {
    hint: 'Several commands go into quotes: `hephaestus run "npm run lint && npm test"`.',
  });
}
