import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Fault } from "./fault.ts";
import { faultsIn, type FaultKind } from "./faults-in.ts";
import { runTests } from "./run-tests.ts";

/** A planted fault and what the tests printed of it. */
export interface Failure {
  fault: Fault;
  log: string;
}

export interface Recording {
  /** A command line; `{file}` in it stands for the file that a fault is planted in. */
  command: string;
  /** Files to plant faults in, paths in the project. */
  files: readonly string[];
  kind: FaultKind;
  /** How many failures are wanted. */
  count: number;
  /** Numbers from 0 to 1, the same in every run. */
  random: () => number;
  /** Time after which no further fault is planted, in milliseconds since the epoch. */
  until: number;
}

const LONGEST_RUN_MS = 120_000;

/** Plants one fault after another in a copy of a project and runs its tests; faults that no test notices are passed over. */
export async function* recordFailures(copy: string, recording: Recording): AsyncGenerator<Failure> {
  const { command, files, kind, count, random, until } = recording;
  const faults = files.flatMap((file) => faultsIn(file, readFileSync(join(copy, file), "utf8"), kind));
  const functions = [
    ...Map.groupBy(faults, ({ file, symbol, startLine }) => `${file}:${startLine}:${symbol}`).values(),
  ];
  const drawn = <T>(from: T[]): T | undefined => from.splice(Math.floor(random() * from.length), 1)[0];
  let found = 0;
  while (functions.length > 0 && found < count && Date.now() < until) {
    const fault = drawn(drawn(functions) ?? []);
    if (fault === undefined) continue;
    const run = await runWith(fault, copy, command.replaceAll("{file}", fault.file));
    if (run === undefined || run.passed) continue;
    found += 1;
    yield { fault, log: run.log };
  }
}

async function runWith(fault: Fault, copy: string, command: string): ReturnType<typeof runTests> {
  const path = join(copy, fault.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, faultyText(text, fault));
  try {
    return await runTests(command, copy, LONGEST_RUN_MS);
  } finally {
    writeFileSync(path, text);
  }
}

export function faultyText(text: string, { start, end, text: faulty }: Fault): string {
  return text.slice(0, start) + faulty + text.slice(end);
}
