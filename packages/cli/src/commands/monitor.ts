import { Option, type Command } from "commander";
import type { Io } from "../io.ts";
import { positive } from "./session-options.ts";
import type { MonitorOptions } from "../monitor/monitor-options.ts";

const HELP = `
Files are followed through rotation, truncation and late creation; * and ? in a name stand for files to come. What is in a
file is read first; a named pipe, such as <(command) in bash, until its writer leaves it. Errors are counted by kind, as
hephaestus.yaml says under "log:"; where a threshold is passed, the lines around it are analysed, and fixes are made and
proved, while the log goes on. Nothing is written to the workspace. With "mode: deploy" proved fixes become pull requests
on GitHub, as many as "deploy:" allows.

Ctrl-C ends with a summary and exit status 0; a log that ends, with 1 where a threshold was passed or the command failed.

Examples:
  hephaestus monitor app.log "logs/*.log"
  hephaestus monitor --state monitor.json app.log    goes on after a restart where it was
  kubectl logs -f web | hephaestus monitor -o json
  hephaestus monitor -- npm run dev
  hephaestus monitor --replay yesterday.log.gz       by the log's own times, as fast as it can be read
`;

/** `hephaestus monitor FILE… | -- COMMAND… | -` */
export function registerMonitor(command: Command, io: Io): void {
  command
    .argument("[words...]", "log files, - for standard input, or behind -- a command")
    .usage("[options] FILE… | - | -- COMMAND [ARGS…]")
    .option(
      "-w, --workspace <folder>",
      "the code the log is about (default: the repository around the current folder)",
    )
    .option("--replay", "read the files to their end, by their own times", false)
    .option("--from-end", "leave out what is in the files already", false)
    .option("--state <file>", "keep positions, counts and templates in this file, and go on with them")
    .addOption(
      new Option("--level <level>", "least level that counts (default: as configured)").choices([
        "debug",
        "info",
        "warning",
        "error",
        "fatal",
      ]),
    )
    .option("--count <number>", "so many within the window raise an alarm (default: as configured)", positive)
    .option("--window <span>", "the window, such as 30s or 5m (default: as configured)")
    .option("--no-fix", "raise alarms, and look for no fixes")
    .option("--trust", "let the workspace's own ESLint and `verify` commands run: they are its code", false)
    .addOption(
      new Option("-o, --format <format>", "json: one event a line").choices(["text", "json"]).default("text"),
    )
    .addHelpText("after", HELP)
    .action(async (words: string[], options: MonitorOptions) => {
      const { runMonitor } = await import("../monitor/run-monitor.ts");
      await runMonitor({ words, isCommand: hasDashes(command.parent, words) }, options, io);
    });
}

/** Whether the words stand behind `--`, which commander takes away. */
function hasDashes(program: Command | null, words: readonly string[]): boolean {
  const given: unknown = program === null ? undefined : Reflect.get(program, "rawArgs");
  if (!Array.isArray(given)) return false;
  const place = given.indexOf("--");
  return place !== -1 && given.length - place - 1 === words.length && words.length > 0;
}
