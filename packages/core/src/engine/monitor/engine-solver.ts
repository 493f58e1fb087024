import type { Config } from "../../config/config.ts";
import type { Engine } from "../engine.ts";
import { createReading } from "../reading.ts";
import type { Solver } from "./monitor-ports.ts";
import { plainProblem, plainSolution } from "./plain-solution.ts";

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
