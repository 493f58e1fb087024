import { createHash } from "node:crypto";
import type { Change, Solution } from "../model/solution.ts";
import type { Problem } from "../model/problem.ts";
import { applyEdits } from "../model/edit.ts";
import { fileDiff } from "../repository/diff.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import type { Ranked } from "./rank.ts";

const ID_LENGTH = 8;

/** What a verified candidate is to the user. The id comes from problem and edits: the same fix keeps it. */
export function readSolution(
  root: Problem,
  { candidate, verification, verdict }: Ranked,
  repository: VirtualRepository,
): Solution {
  const changes = candidate.edits.map((edit): Change => {
    const source = repository.read(edit.file);
    const text = source?.text ?? "";
    return {
      ...edit,
      diff: fileDiff(edit.file, text, applyEdits(text, edit.edits), {
        bom: source?.bom ?? false,
        created: edit.created ?? false,
      }),
    };
  });
  const { command, edits, reverts } = candidate;
  const identity = JSON.stringify([root.id, edits, ...(command === undefined ? [] : [command])]);
  return {
    id: createHash("sha256").update(identity).digest("hex").slice(0, ID_LENGTH),
    problemIds: [root.id, ...verification.resolved.filter((id) => id !== root.id)],
    title: candidate.title,
    description: candidate.rationale,
    changes,
    ...(command === undefined ? {} : { command }),
    ...(reverts === undefined ? {} : { reverts }),
    confidence: candidate.confidence,
    origin: candidate.origin,
    verdict,
    state: "suggested",
  };
}
