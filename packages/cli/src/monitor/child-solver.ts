import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import type { MonitorProblem, MonitorSolution, Solved, Solver } from "@hephaestus/core";
import { z } from "zod";
import { EXIT_CODE } from "../exit-code.ts";
import type { Io } from "../io.ts";

const Problem = z.object({
  id: z.string(),
  tool: z.string(),
  message: z.string(),
  general: z.boolean(),
  location: z.object({ file: z.string(), line: z.number() }).nullable(),
});

const Report = z.object({
  problems: z.array(Problem),
  roots: z.array(z.string()),
  solutions: z.array(
    z.object({
      id: z.string(),
      problemIds: z.array(z.string()),
      title: z.string(),
      confidence: z.number(),
      changes: z.array(z.object({ file: z.string(), diff: z.string() })),
      command: z.object({ line: z.string() }).nullable(),
      verdict: z.object({ status: z.enum(["proved", "plausible", "refuted"]) }),
    }),
  ),
});
type Report = z.infer<typeof Report>;

const REMEMBERED_ERROR = 500;

/**
 * Looks into alarms in a process of its own, `hephaestus analyze`: a proof neither holds the stream up nor, where it fails,
 * brings the monitor down.
 */
export function createChildSolver(workspace: string, trust: boolean, io: Io): Solver {
  const args = ["analyze", "-", "-o", "json", "-q", "-w", workspace, ...(trust ? ["--trust"] : [])];
  return {
    async solve(lines, signal) {
      const main = process.argv[1] ?? "";
      const child = spawn(process.execPath, [main, ...args], { cwd: io.cwd, env: { ...io.env }, signal });
      const ended = new Promise<number | null>((resolve, reject) => {
        child.once("error", reject);
        child.once("close", resolve);
      });
      child.stdin.on("error", () => undefined);
      child.stdin.end(lines);
      const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      if (code !== EXIT_CODE.clean && code !== EXIT_CODE.problemsRemain)
        throw new Error(stderr.trim().slice(-REMEMBERED_ERROR) || `analyze ended with ${code}`);
      return solvedOf(Report.parse(JSON.parse(stdout)));
    },
  };
}

/** Root problems, and their solutions. Where no tool was recognised, the alarm says as much. */
function solvedOf({ problems, roots, solutions }: Report): Solved {
  const plain = problems.filter(({ general }) => !general).map(plainProblem);
  return {
    problems: plain.filter(({ id }) => roots.includes(id)),
    solutions: solutions.map((solution) => plainSolution(solution, plain)),
  };
}

function plainProblem({ id, tool, message, location }: Report["problems"][number]): MonitorProblem {
  return { id, tool, message, file: location?.file ?? null, line: location?.line ?? null };
}

function plainSolution(
  solution: Report["solutions"][number],
  problems: readonly MonitorProblem[],
): MonitorSolution {
  const { id, title, confidence, verdict, problemIds, changes, command } = solution;
  return {
    id,
    title,
    status: verdict.status,
    confidence,
    problems: problems.filter((problem) => problemIds.includes(problem.id)),
    files: changes.map(({ file }) => file),
    diff: changes.map(({ diff }) => diff).join(""),
    command: command?.line ?? null,
  };
}
