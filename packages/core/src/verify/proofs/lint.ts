import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/eslint/find-lint-message.ts";
import type { LintMessage } from "../../repository/eslint/protocol.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { compareComplaints, type Complaint } from "../compare-diagnostics.ts";
import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";

interface LintComplaint extends Complaint {
  message: string;
  lint: LintMessage;
}

/** The reported rule is content and the workspace's own ESLint says nothing new in the edited files. */
export const lint: ProofCheck = {
  kind: "lint",
  applies: ({ target }) => target.tool === "eslint",
  run,
};

async function run(input: ProofInput): Promise<ProofOutcome> {
  const { candidate, target, problems } = input;
  const files = candidate.edits.map(({ file }) => file);
  const known = await complaintsOf(input, input.before, files);
  const now = await complaintsOf(input, input.after, files);
  if (typeof known === "string") return { status: "skipped", detail: known };
  if (typeof now === "string") return { status: "skipped", detail: now };
  const { gone, fresh } = compareComplaints(known, now, candidate.edits);
  const counts = { before: known.length, after: now.length, resolved: resolvedBy(gone, problems, known) };
  if (!counts.resolved.includes(target.id)) {
    const isThere = isLocated(target) && messageOf(target, known) !== undefined;
    const detail = isThere ? `${target.code} still complains` : `${target.code} does not complain there`;
    return { ...counts, status: "failed", detail };
  }
  const worst = fresh[0];
  if (worst !== undefined)
    return { ...counts, status: "failed", detail: `new: ${worst.code || worst.message} in ${worst.file}` };
  return { ...counts, status: "passed", detail: "nothing new from the workspace's ESLint" };
}

/** The problems of the log whose message was there and is gone. */
function resolvedBy(
  gone: readonly LintComplaint[],
  problems: readonly Problem[],
  known: readonly LintComplaint[],
): string[] {
  const vanished = new Set(gone.map(({ lint: message }) => message));
  const reported = problems.filter(({ tool }) => tool === "eslint").filter(isLocated);
  return reported.flatMap((problem) => {
    const message = messageOf(problem, known);
    return message !== undefined && vanished.has(message) ? [problem.id] : [];
  });
}

function messageOf(problem: LocatedProblem, known: readonly LintComplaint[]): LintMessage | undefined {
  const inFile = known.filter(({ file }) => file === problem.location.file);
  return findLintMessage(
    problem,
    inFile.map(({ lint: message }) => message),
  );
}

/** What ESLint says of the files of a view, or why it says nothing. */
async function complaintsOf(
  { linter }: ProofInput,
  view: VirtualRepository,
  files: readonly string[],
): Promise<LintComplaint[] | string> {
  if (linter === undefined) return "the workspace is not trusted, so its ESLint was not run";
  const complaints: LintComplaint[] = [];
  for (const file of files) {
    const result = await linter.lint(view, file);
    if ("unavailable" in result) return result.unavailable;
    const text = view.read(file)?.text ?? "";
    for (const message of result.messages) {
      const start = offsetAt(text, message.line ?? 1, message.column ?? 1);
      complaints.push({ file, code: message.ruleId ?? "", message: message.message, start, lint: message });
    }
  }
  return complaints;
}

function offsetAt(text: string, line: number, column: number): number {
  let start = 0;
  for (let passed = 1; passed < line; passed++) start = text.indexOf("\n", start) + 1;
  return start + column - 1;
}
