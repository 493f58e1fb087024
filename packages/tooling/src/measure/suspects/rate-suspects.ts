// oxlint-disable no-restricted-imports -- a part of the core is measured, not what it gives to others
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { openEngine, openLogStream, type Engine } from "@hephaestus/core";
import { readLogs } from "../../../../core/src/engine/read-logs.ts";
import { withSuspects } from "../../../../core/src/engine/suspects/with-suspects.ts";
import type { Problem, Suspect } from "../../../../core/src/model/problem.ts";
import type { Fault } from "./fault.ts";
import { plainSuspects } from "./plain-ways.ts";
import { faultyText, type Failure } from "./record-failures.ts";

/** Where a list of suspects names what is at fault, from 1; undefined where it does not. */
export interface Ranks {
  file: number | undefined;
  function: number | undefined;
}

/** How well the suspects of the first failing test are named, and how well two plain ways name them. */
export interface Rating {
  fault: Fault;
  own: Ranks;
  log: Ranks;
  callees: Ranks;
  suspects: readonly Suspect[];
  ms: number;
}

/** Rates one failure after another of a copy of a project, which is as it was in the end. */
export async function rateAll(copy: string, failures: readonly Failure[]): Promise<Rating[]> {
  const ratings: Rating[] = [];
  let engine: Engine | undefined;
  try {
    for (const { fault, log } of failures) {
      const path = join(copy, fault.file);
      const text = readFileSync(path, "utf8");
      writeFileSync(path, faultyText(text, fault));
      try {
        engine = engine === undefined ? await opened(copy) : await engine.renewed();
        ratings.push(await rated(engine, { fault, log }));
      } finally {
        writeFileSync(path, text);
      }
    }
  } finally {
    engine?.dispose();
  }
  return ratings;
}

function opened(workspace: string): Promise<Engine> {
  return openEngine({
    workspace,
    trust: false,
    config: { ignore: [], protectedPaths: [] },
    clock: () => performance.now(),
    progress: () => undefined,
  });
}

async function rated(engine: Engine, { fault, log }: Failure): Promise<Rating> {
  const start = performance.now();
  const input = openLogStream("log.txt", Readable.from([Buffer.from(log)]));
  const { problems, roots } = engine.place(await readLogs(input, engine.options));
  const named = await withSuspects(problems, engine);
  const ms = performance.now() - start;
  const first = roots.map((id) => named.find((problem) => problem.id === id)).find(isFailure);
  const suspects = first?.suspects ?? [];
  const plain =
    first === undefined || engine.repository === undefined
      ? undefined
      : await plainSuspects(first, engine.repository);
  return {
    fault,
    own: ranks(suspects, fault),
    log: ranks(plain?.log ?? [], fault),
    callees: ranks(plain?.callees ?? [], fault),
    suspects,
    ms,
  };
}

function isFailure(problem: Problem | undefined): problem is Problem {
  return problem !== undefined && (problem.test !== undefined || problem.frames.length > 0);
}

function ranks(suspects: readonly Suspect[], fault: Fault): Ranks {
  const files = [...new Set(suspects.map(({ file }) => file))];
  return {
    file: rankOf(files.indexOf(fault.file)),
    function: rankOf(suspects.findIndex((suspect) => names(suspect, fault))),
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
