import { Option, type Command } from "commander";
import { addSessionOptions, type SessionOptions } from "./session-options.ts";

/** What `analyze` and `fix` have in common. */
export interface LogOptions extends SessionOptions {
  file: string[];
  format: string;
  failOn: "error" | "warning" | "never";
}

/** What a command that writes fixes prints, the default first. */
export const FIX_FORMATS: readonly string[] = ["text", "json", "patch"];
/** What a command that only reads prints. */
export const READING_FORMATS: readonly string[] = [...FIX_FORMATS, "markdown", "sarif", "github"];

/** Adds the arguments and options of a command that reads logs; `formats` are what `-o` takes, the first one is the default. */
export function addLogOptions(command: Command, formats: readonly string[] = FIX_FORMATS): Command {
  command
    .argument(
      "[logs...]",
      "log files: plain, gzip, the zip of a whole run, or a folder of these; - is standard input",
    )
    .option("-f, --file <log>", "a log file, the same as an argument", collect, [])
    .addOption(new Option("-o, --format <format>", "form of the output").choices(formats).default(formats[0]))
    .addOption(
      new Option("--fail-on <severity>", "exit with 1 when such problems remain")
        .choices(["error", "warning", "never"])
        .default("error"),
    );
  return addSessionOptions(command);
}

/** Collects an option that may be given several times. */
export function collect(value: string, previous: readonly string[]): string[] {
  return [...previous, value];
}
