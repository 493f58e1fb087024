import { Option, type Command } from "commander";
import type { Io } from "../io.ts";
import { positive } from "./session-options.ts";
import type { PatternsOptions } from "../monitor/patterns-options.ts";

const HELP = `
Lines of one statement of a program have one template: numbers, ids, addresses, paths and words that vary are masked.
A line that goes on with the one above, as those of a trace do, has its template.

Examples:
  hephaestus patterns app.log
  kubectl logs web | hephaestus patterns
  hephaestus patterns --compare good.log bad.log     what is new, or much more frequent, in the second
  hephaestus patterns --ids app.log | sort | uniq -c
`;

/** `hephaestus patterns [FILE…|-]` */
export function registerPatterns(command: Command, io: Io): void {
  command
    .argument("[logs...]", "log files, plain or packed; - is standard input")
    .option("--ids", "print the template's id for each line, and nothing else", false)
    .option("--compare", "compare two logs, the good one first", false)
    .addOption(
      new Option("-o, --format <format>", "form of the output").choices(["text", "json"]).default("text"),
    )
    .option("--most <number>", "show at most that many templates", positive, 50)
    .option("--state <file>", "go on with the templates of this file, and save them there at the end")
    .action((logs: string[], options: PatternsOptions) => showPatterns(logs, options, io))
    .addHelpText("after", HELP);
}

async function showPatterns(logs: readonly string[], options: PatternsOptions, io: Io): Promise<void> {
  const { HephaestusError } = await import("@hephaestus/core");
  const { comparePatterns, printIds, printPatterns } = await import("../monitor/print-patterns.ts");
  if (options.compare) {
    const [before, after, ...more] = logs;
    if (before === undefined || after === undefined || more.length > 0)
      throw new HephaestusError("usage", "--compare needs two logs", {
        hint: "`hephaestus patterns --compare good.log bad.log`",
      });
    return comparePatterns([before, after], options, io);
  }
  return options.ids ? printIds(logs, options, io) : printPatterns(logs, options, io);
}
