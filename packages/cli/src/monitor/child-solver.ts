import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { plainProblem, plainSolution, type Solved, type Solver } from "@hephaestus/core";
import { EXIT_CODE } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { parseAnalyzeReport, type AnalyzeReport } from "./analyze-report.ts";

export interface ChildSolverOptions {
  workspace: string;
  trust: boolean;
  /** Called before each look; what it gives is called with the report. */
  watch?: () => Promise<(report: AnalyzeReport) => Promise<void>>;
}

const REMEMBERED_ERROR = 500;

/**
 * Looks into alarms in a process of its own, `hephaestus analyze`: a proof neither holds the stream up nor, where it fails,
 * brings the monitor down.
 */
export function createChildSolver({ workspace, trust, watch }: ChildSolverOptions, io: Io): Solver {
  const args = ["analyze", "-", "-o", "json", "-q", "-w", workspace, ...(trust ? ["--trust"] : [])];
  return {
    async solve(lines, signal) {
      const watcher = await watch?.();
      const report = parseAnalyzeReport(await runAnalyze(args, lines, signal, io));
      await watcher?.(report);
      return solvedOf(report);
    },
  };
}

async function runAnalyze(
  args: readonly string[],
  lines: string,
  signal: AbortSignal,
  io: Io,
): Promise<string> {
  const main = process.argv[1] ?? "";
  const child = spawn(process.execPath, [main, ...args], { cwd: io.cwd, env: { ...io.env }, signal });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  child.stdin.on("error", () => undefined);
  child.stdin.end(lines);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  if (code === EXIT_CODE.clean || code === EXIT_CODE.problemsRemain) return stdout;
  throw new Error(stderr.trim().slice(-REMEMBERED_ERROR) || `analyze ended with ${code}`);
}

/** Root problems, and their solutions. Where no tool was recognised, the alarm says as much. */
function solvedOf({ problems, roots, solutions }: AnalyzeReport): Solved {
  const plain = problems.filter(({ general }) => !general).map(plainProblem);
  return {
    problems: plain.filter(({ id }) => roots.includes(id)),
    solutions: solutions.map((solution) => plainSolution(solution, plain)),
  };
}
