import type { Analysis } from "../model/analysis.ts";
import type { Problem } from "../model/problem.ts";
import type { Solution } from "../model/solution.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { proveByCommands, type CommandProof } from "../verify/command.ts";
import { place } from "./analyze.ts";
import type { EngineParts } from "./engine-parts.ts";
import type { FixRequest } from "./fix.ts";
import { joinSolutions } from "./join-solutions.ts";
import { createReading } from "./reading.ts";

export type CommandRequest = Pick<
  FixRequest,
  "commands" | "folder" | "commandTimeoutMs" | "onOutput" | "signal"
>;

/** Where commands are heard on the solutions of an analysis. */
export interface Court {
  engine: EngineParts & { repository: VirtualRepository };
  analysis: Analysis;
  request: CommandRequest;
}

/** Runs the commands with the proved fixes and these; undefined where these do not go together. */
export async function runWith(
  solutions: readonly Solution[],
  { engine, analysis, request }: Court,
): Promise<CommandProof[] | undefined> {
  const proved = analysis.solutions.filter(
    ({ verdict, command }) => verdict.status === "proved" && command === undefined,
  );
  const named = solutions.map(({ id }) => id);
  const choice = { acceptPlausible: true, named };
  const { view, taken } = await joinSolutions(engine, [...proved, ...solutions], analysis.problems, choice);
  if (!named.every((id) => taken.some((one) => one.id === id))) return undefined;
  const { commands, folder, commandTimeoutMs, signal, onOutput } = request;
  engine.options.progress({ phase: "run", count: 0, total: commands.length });
  return proveByCommands(view, commands, {
    clock: engine.options.clock,
    folder,
    timeoutMs: commandTimeoutMs,
    ...(signal === undefined ? {} : { signal }),
    ...(onOutput === undefined ? {} : { onOutput }),
  });
}

/** Whether commands ran and all passed. */
export function isPassed(proofs: readonly CommandProof[] | undefined): boolean {
  return proofs?.every(({ status }) => status === "passed") === true;
}

/** What commands that failed told, read as any log is. */
export function problemsTold(proofs: readonly CommandProof[], engine: EngineParts): Problem[] {
  const reading = createReading(engine.options.config.patterns);
  for (const { command, output, status } of proofs) {
    if (status === "passed") continue;
    const reader = reading.open({ source: command });
    reader.push(Buffer.from(output));
    reader.end();
  }
  return place(reading.soFar(), engine).problems;
}

/** Whether failing tests tell of a problem: they are it, or, where a check in memory saw it go, they fail because of it. */
export function tellsOf(root: Problem, told: readonly Problem[]): boolean {
  const tests = told.filter(({ test }) => test !== undefined);
  return root.test === undefined ? tests.length > 0 : tests.some(({ id }) => id === root.id);
}
