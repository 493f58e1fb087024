import { isLocated, type LocatedProblem, type Problem } from "../../model/problem.ts";
import { findLintMessage } from "../../repository/linters/find-lint-message.ts";
import { isLintReport } from "../../repository/linters/is-lint-report.ts";
import type { LintMessage } from "../../repository/linters/lint-message.ts";
import { LINT_TOOLS } from "../../repository/linters/table.ts";
import { lineStarts } from "../../repository/linters/text-places.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { compareComplaints, type Complaint } from "../compare-diagnostics.ts";
import type { ProofCheck, ProofInput, ProofOutcome } from "../proof.ts";

interface LintComplaint extends Complaint {
  lint: LintMessage;
}

/** The reported rule is content, and the workspace's own tool that reported it says nothing new in the edited files. */
export const lint: ProofCheck = {
  kind: "lint",
  applies: ({ target }) => isLintReport(target),
  run,
};

async function run(input: ProofInput): Promise<ProofOutcome> {
  const { candidate, target, problems } = input;
  const files = candidate.edits.map(({ file }) => file);
  const known = await complaintsOf(input, input.before, files);
  const now = typeof known === "string" ? known : await complaintsOf(input, input.after, files);
  if (typeof known === "string") return { status: "skipped", detail: known };
  if (typeof now === "string") return { status: "skipped", detail: now };
  const { gone, fresh } = compareComplaints(known, now, candidate.edits);
  const reported = problems.filter(({ tool }) => tool === target.tool).filter(isLocated);
  const counts = { before: known.length, after: now.length, resolved: resolvedBy(gone, reported, known) };
  if (!counts.resolved.includes(target.id)) {
    const isThere = isLocated(target) && messageOf(target, known) !== undefined;
    const name = target.code ?? target.tool;
    return {
      ...counts,
      status: "failed",
      detail: `${name} ${isThere ? "still complains" : "does not complain there"}`,
    };
  }
  const worst = fresh[0];
  if (worst !== undefined)
    return { ...counts, status: "failed", detail: `new: ${worst.code || worst.message} in ${worst.file}` };
  return { ...counts, status: "passed", detail: `nothing new from the workspace's ${titleOf(target)}` };
}

/** As its makers write it. */
function titleOf(target: Problem): string {
  return LINT_TOOLS.find(({ name }) => name === target.tool)?.title ?? target.tool;
}

/** The problems of the log whose message was there and is gone. */
function resolvedBy(
  gone: readonly LintComplaint[],
  reported: readonly LocatedProblem[],
  known: readonly LintComplaint[],
): string[] {
  const vanished = new Set(gone.map(({ lint: message }) => message));
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

/** What the target's tool says of the files of a view, or why it says nothing. */
async function complaintsOf(
  { linter, target }: ProofInput,
  view: VirtualRepository,
  files: readonly string[],
): Promise<LintComplaint[] | string> {
  if (linter === undefined) return `the workspace is not trusted, so its ${titleOf(target)} was not run`;
  const results = await Promise.all(files.map((file) => linter.lint(view, file, { tool: target.tool })));
  const complaints: LintComplaint[] = [];
  for (const [index, result] of results.entries()) {
    if ("unavailable" in result) return result.unavailable;
    const file = files[index] ?? "";
    const starts = lineStarts(view.read(file)?.text ?? "");
    for (const message of result.messages) {
      const start = (starts[message.line - 1] ?? 0) + message.column - 1;
      complaints.push({ file, code: message.rule ?? "", message: message.message, start, lint: message });
    }
  }
  return complaints;
}
