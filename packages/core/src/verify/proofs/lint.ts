import { isLocated } from "../../model/problem.ts";
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
  const vanished = new Set(gone.map(({ lint: message }) => message));
  const resolved = problems
    .filter((problem) => problem.tool === "eslint")
    .filter(isLocated)
    .flatMap((problem) => {
      const messages = known
        .filter(({ file }) => file === problem.location.file)
        .map(({ lint: message }) => message);
      const message = findLintMessage(problem, messages);
      return message !== undefined && vanished.has(message) ? [problem.id] : [];
    });
  const counts = { before: known.length, after: now.length, resolved };
  if (!resolved.includes(target.id))
    return { ...counts, status: "failed", detail: `${target.code} still complains` };
  const worst = fresh[0];
  if (worst !== undefined)
    return { ...counts, status: "failed", detail: `new: ${worst.code} in ${worst.file}` };
  return { ...counts, status: "passed", detail: "nothing new from the workspace's ESLint" };
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
