import type { Command } from "commander";
import { InvalidArgumentError, Option } from "commander";

/** What `analyze` and `fix` have in common. */
export interface LogOptions {
  file: string[];
  workspace?: string;
  format: string;
  failOn: "error" | "warning" | "never";
  maxProblems: number;
  /** A commit, branch or tag that worked. */
  base?: string;
  trust: boolean;
  quiet: boolean;
  /** False with `--no-ai`. */
  ai: boolean;
}

const FORMATS = ["text", "json", "patch"] as const;

/** Adds the arguments and options of a command that reads logs. */
export function addLogOptions(command: Command): Command {
  return command
    .argument("[logs...]", "log files: plain, gzip, or the zip of a whole run; - is standard input")
    .option("-f, --file <log>", "a log file, the same as an argument", collect, [])
    .option(
      "-w, --workspace <folder>",
      "the code the log is about (default: the repository around the current folder)",
    )
    .addOption(new Option("-o, --format <format>", "form of the output").choices(FORMATS).default("text"))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 when such problems remain")
        .choices(["error", "warning", "never"])
        .default("error"),
    )
    .option("--max-problems <number>", "show at most that many root problems", positive, 20)
    .option(
      "--base <commit>",
      "a commit, branch or tag that worked: what was changed since is looked at first (default: where the branch began)",
    )
    .option("--trust", "let the workspace's own ESLint and `verify` commands run: they are its code", false)
    .option("--no-ai", "use no AI provider, whatever hephaestus.yaml says")
    .option("-q, --quiet", "no progress on stderr", false);
}

/** Collects an option that may be given several times. */
export function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}

function positive(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("it must be a whole number above 0.");
}
