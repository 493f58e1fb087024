import type { Command } from "commander";
import { wantsColor } from "../color.ts";
import type { Io } from "../io.ts";
import { print } from "../io.ts";
import { addLogOptions, READING_FORMATS, type LogOptions } from "./log-options.ts";

interface AnalyzeOptions extends LogOptions {
  diff: boolean;
  showPrompt: boolean;
}

/** `hephaestus analyze [LOG…]` */
export function registerAnalyze(command: Command, io: Io): void {
  addLogOptions(command, READING_FORMATS)
    .option("--diff", "show the diff of each best solution", false)
    .option("--show-prompt", "print exactly what a model would be sent, and send nothing", false)
    .action((logs: string[], options: AnalyzeOptions) => analyze(logs, options, io));
}

async function analyze(logs: readonly string[], options: AnalyzeOptions, io: Io): Promise<void> {
  if (options.showPrompt) {
    const { showPrompts } = await import("../show-prompts.ts");
    return showPrompts(logs, options, io);
  }
  const { renderReport } = await import("@hephaestus/core");
  const { exitCodeOf, withSession } = await import("../open-session.ts");
  const { fixAdvice } = await import("../fix-advice.ts");
  const { readLogs } = await import("../read-logs.ts");
  await withSession(readLogs([...logs, ...options.file], io), options, io, async ({ engine, analysis }) => {
    const report = renderReport(options.format, analysis, {
      color: wantsColor(io.stdout, io.env),
      width: io.stdout.columns ?? 100,
      readSource: (file) => engine.repository?.read(file),
      maxProblems: options.maxProblems,
      showDiff: options.diff,
      advice: fixAdvice([...logs, ...options.file], options),
    });
    await print(io.stdout, report);
    io.exitCode = exitCodeOf(analysis, analysis.roots, options.failOn);
  });
}
