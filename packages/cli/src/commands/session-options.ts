import { InvalidArgumentError, type Command } from "commander";

/** What every command that looks for fixes takes. */
export interface SessionOptions {
  workspace?: string;
  maxProblems: number;
  /** A commit, branch or tag that worked. */
  base?: string;
  trust: boolean;
  /** Patterns of protected files that fixes may touch after all. */
  allow: string[];
  /** True with `--ai`, false with `--no-ai`; else what hephaestus.yaml says. */
  ai?: boolean;
  quiet: boolean;
}

/** Adds the options of a command that looks for fixes. */
export function addSessionOptions(command: Command): Command {
  return command
    .option(
      "-w, --workspace <folder>",
      "the code the log is about (default: the repository around the current folder)",
    )
    .option("--max-problems <number>", "show at most that many root problems", positive, 20)
    .option(
      "--base <commit>",
      "a commit, branch or tag that worked: what was changed since is looked at first (default: where the branch began)",
    )
    .option(
      "--trust",
      "let the workspace's own linters, formatters, TypeScript 7 and `verify` commands run: they are its code",
      false,
    )
    .option(
      "--allow <pattern>",
      "let fixes touch protected files of that name, e.g. package.json; may be given again",
      added,
      [],
    )
    .option("--ai", "ask the model of hephaestus.yaml where there is no proved fix")
    .option("--no-ai", "use no AI provider, whatever hephaestus.yaml says")
    .option("-q, --quiet", "no progress on stderr", false);
}

/** Adds a pattern to those that were given before. */
function added(value: string, known: string[]): string[] {
  return [...known, value];
}

/** Reads a whole number above 0. */
export function positive(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("it must be a whole number above 0.");
}
