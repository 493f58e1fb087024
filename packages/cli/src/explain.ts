import {
  findTraces,
  folderStore,
  opinionsOf,
  stateFolder,
  type FeedbackKind,
  type KeptTrace,
  type Opinion,
} from "@hephaestus/ai";
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
 * Prints what is known of a problem: from the logs its place, causes and fixes with their proofs; of the last time a model
 * was asked about it each answer, what came of it, and what failed; and what the user did with fixes for it. Throws `usage`
 * where nothing is known.
 */
export async function explain(
  id: string,
  logs: readonly string[],
  { options, io }: { options: LogOptions; io: Io },
): Promise<void> {
  const found = logs.length === 0 ? undefined : await fromLogs(id, logs, { options, io });
  const problem = found?.problemId ?? id;
  const store = folderStore(stateFolder(io.env));
  const traces = await findTraces(problem, store);
  const feedback = await opinionsOf(problem, store);
  if (found === undefined && traces.length === 0 && feedback.length === 0) {
    const hint =
      "`hephaestus analyze -o json LOG` shows the ids; name the log again: `hephaestus explain ID LOG`.";
    throw new HephaestusError("usage", `nothing is known of ${id}`, { hint });
  }
  if (options.format === "json") {
    const known = { problem, traces, feedback };
    await print(io.stdout, `${JSON.stringify(known, undefined, 2)}\n`);
    return;
  }
  const parts = [
    ...(found === undefined ? [] : [found.text]),
    ...traces.map(traceText),
    ...(feedback.length === 0 ? [] : [feedback.map(opinionText).join("\n")]),
  ];
  await print(io.stdout, `${parts.join("\n\n")}\n`);
}

const FEEDBACK: Readonly<Record<FeedbackKind, string>> = {
  accepted: "you took",
  edited: "you took and changed",
  rejected: "you turned down",
};

/** `you turned down: Write the number (src/tax.ts)` */
function opinionText({ kind, title, blocks }: Opinion): string {
  return `${FEEDBACK[kind]}: ${printable(title)} (${blocks.map(({ file }) => printable(file)).join(", ")})`;
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

function traceText({ part, model, files, turns, kept }: KeptTrace): string {
  const what = part === "test" ? " for a test" : "";
  const head = [
    `asked${what}: ${printable(model)}${kept ? " (answers kept from before)" : ""}`,
    `shown: ${files.map(printable).join(", ")}`,
  ];
  return [...head, ...turns.map(turnText)].join("\n");
}

function turnText(
  { answer, complaints, candidate, proofs, outcome }: KeptTrace["turns"][number],
  index: number,
): string {
  const body = answer.split("\n").map((line) => `  │ ${printable(line)}`);
  const made =
    candidate === undefined
      ? []
      : [`  candidate: ${printable(candidate.title)} (${candidate.files.map(printable).join(", ")})`];
  return [
    `answer ${index + 1}: ${outcome}`,
    ...(answer === "" ? [] : body),
    ...made,
    ...proofs.map((proof) => `  · ${printable(proof)}`),
    ...complaints.map((complaint) => `  ✖ ${printable(complaint)}`),
  ].join("\n");
}
