import { findTrace, folderStore, stateFolder, type KeptTrace } from "@hephaestus/ai";
import {
  explainSolution,
  HephaestusError,
  printable,
  renderProblem,
  type ReportOptions,
} from "@hephaestus/core";
import { wantsColor } from "./color.ts";
import type { LogOptions } from "./commands/log-options.ts";
import { print, type Io } from "./io.ts";
import { withSession, type Session } from "./open-session.ts";
import { readLogs } from "./read-logs.ts";

/**
 * Prints what is known of a problem: from the logs its place, causes and fixes with their proofs; and, of the last time a
 * model was asked about it, each answer and what failed of it. Throws `usage` where nothing is known.
 */
export async function explain(
  id: string,
  logs: readonly string[],
  { options, io }: { options: LogOptions; io: Io },
): Promise<void> {
  const found = logs.length === 0 ? undefined : await fromLogs(id, logs, { options, io });
  const trace = await findTrace(found?.problemId ?? id, folderStore(stateFolder(io.env)));
  if (found === undefined && trace === undefined) {
    const hint =
      "`hephaestus analyze -o json LOG` shows the ids; name the log again: `hephaestus explain ID LOG`.";
    throw new HephaestusError("usage", `nothing is known of ${id}`, { hint });
  }
  if (options.format === "json") {
    await print(
      io.stdout,
      `${JSON.stringify({ problem: found?.problemId ?? id, trace: trace ?? null }, undefined, 2)}\n`,
    );
    return;
  }
  const parts = [
    ...(found === undefined ? [] : [found.text]),
    ...(trace === undefined ? [] : [traceText(trace)]),
  ];
  await print(io.stdout, `${parts.join("\n\n")}\n`);
}

interface Found {
  problemId: string;
  text: string;
}

function fromLogs(
  id: string,
  logs: readonly string[],
  { options, io }: { options: LogOptions; io: Io },
): Promise<Found | undefined> {
  return withSession(readLogs(logs, io), options, io, (session) =>
    Promise.resolve(inSession(id, session, io)),
  );
}

function inSession(id: string, { engine, analysis }: Session, io: Io): Found | undefined {
  const named = analysis.solutions.find((solution) => solution.id === id);
  const problem = analysis.problems.find((one) => one.id === (named?.problemIds[0] ?? id));
  if (problem === undefined) return undefined;
  const options: ReportOptions = {
    color: wantsColor(io.stdout, io.env),
    width: io.stdout.columns ?? 100,
    readSource: (file) => engine.repository?.read(file),
    maxProblems: 1,
    showDiff: true,
  };
  const fixes = analysis.solutions.filter(({ problemIds }) => problemIds.includes(problem.id));
  const texts = (named === undefined ? fixes : [named]).map((fix) => explainSolution(fix, analysis, options));
  return { problemId: problem.id, text: [renderProblem(problem, analysis, options), ...texts].join("\n\n") };
}

function traceText({ model, files, turns, kept }: KeptTrace): string {
  const head = [
    `asked: ${printable(model)}${kept ? " (answers kept from before)" : ""}`,
    `shown: ${files.map(printable).join(", ")}`,
  ];
  const answers = turns.map(({ answer, complaints, outcome }, index) => {
    const body = answer.split("\n").map((line) => `  │ ${printable(line)}`);
    const told = complaints.map((complaint) => `  ✖ ${printable(complaint)}`);
    return [`answer ${index + 1}: ${outcome}`, ...(answer === "" ? [] : body), ...told].join("\n");
  });
  return [...head, ...answers].join("\n");
}
