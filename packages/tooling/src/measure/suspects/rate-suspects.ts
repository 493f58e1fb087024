import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openEngine, openLogStream, type Analysis } from "@hephaestus/core";
import type { Fault } from "./fault.ts";
import { faultyText, type Failure } from "./record-failures.ts";

type Problem = Analysis["problems"][number];
type Suspect = NonNullable<Problem["suspects"]>[number];

/** Where the suspects of the first failing test name what is at fault, from 1; undefined where they do not. */
export interface Rating {
  fault: Fault;
  fileRank: number | undefined;
  functionRank: number | undefined;
  suspects: readonly Suspect[];
  ms: number;
}

/** Analyses the log of a failure beside the faulty project. */
export async function rateSuspects(copy: string, { fault, log }: Failure): Promise<Rating> {
  const path = join(copy, fault.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, faultyText(text, fault));
  const start = performance.now();
  try {
    const { problems, roots } = await analysed(copy, log);
    const ms = performance.now() - start;
    const first = roots.map((id) => problems.find((problem) => problem.id === id)).find(isFailure);
    return { fault, ...ranks(first?.suspects ?? [], fault), suspects: first?.suspects ?? [], ms };
  } finally {
    writeFileSync(path, text);
  }
}

async function analysed(workspace: string, log: string): Promise<Analysis> {
  const engine = await openEngine({
    workspace,
    trust: false,
    config: { ignore: [], protectedPaths: [] },
    clock: () => performance.now(),
    progress: () => undefined,
  });
  try {
    return await engine.analyze(openLogStream("log.txt", Readable.from([Buffer.from(log)])));
  } finally {
    engine.dispose();
  }
}

function isFailure(problem: Problem | undefined): problem is Problem {
  return problem !== undefined && (problem.test !== undefined || problem.frames.length > 0);
}

function ranks(suspects: readonly Suspect[], fault: Fault): Pick<Rating, "fileRank" | "functionRank"> {
  const files = [...new Set(suspects.map(({ file }) => file))];
  return {
    fileRank: rankOf(files.indexOf(fault.file)),
    functionRank: rankOf(suspects.findIndex((suspect) => names(suspect, fault))),
  };
}

/** The innermost function around the fault, or a larger one that is called by its name. */
function names({ file, startLine, endLine, symbol }: Suspect, fault: Fault): boolean {
  if (file !== fault.file || symbol === undefined) return false;
  const isAround = startLine <= fault.line && fault.line <= endLine;
  return isAround && (symbol === fault.symbol || endLine - startLine <= fault.endLine - fault.startLine);
}

function rankOf(index: number): number | undefined {
  return index === -1 ? undefined : index + 1;
}
