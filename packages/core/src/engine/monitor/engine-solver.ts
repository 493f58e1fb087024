import type { Config } from "../../config/config.ts";
import type { Problem } from "../../model/problem.ts";
import type { Solution } from "../../model/solution.ts";
import type { Engine } from "../engine.ts";
import { createReading } from "../reading.ts";
import type { MonitorProblem, MonitorSolution } from "./monitor-event.ts";
import type { Solver } from "./monitor-ports.ts";

/**
 * A solver in this process, on the files as they are at each alarm. It takes the processor for as
 * long as a proof needs it. Where no tool is recognised it finds nothing: the alarm says as much.
 */
export function createEngineSolver(engine: Engine, { patterns }: Pick<Config, "patterns">): Solver {
  return {
    async solve(lines, signal) {
      const reading = createReading(patterns);
      const log = reading.open({ source: "stream" });
      log.push(Buffer.from(lines));
      log.end();
      const renewed = await engine.renewed();
      const { problems, solutions } = await renewed.conclude(reading.soFar(), signal);
      const plain = problems.filter(({ general }) => general !== true).map(plainProblem);
      return { problems: plain, solutions: solutions.map((solution) => plainSolution(solution, plain)) };
    },
  };
}

function plainProblem({ id, tool, message, location }: Problem): MonitorProblem {
  return { id, tool, message, file: location?.file ?? null, line: location?.line ?? null };
}

function plainSolution(solution: Solution, problems: readonly MonitorProblem[]): MonitorSolution {
  const { id, title, verdict, confidence, problemIds, changes, command } = solution;
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
