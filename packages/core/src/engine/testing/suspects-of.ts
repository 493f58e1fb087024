import type { Problem, Suspect } from "../../model/problem.ts";
import type { WorkspaceChange } from "../../repository/change/workspace-change.ts";
import { temporaryRepository, type Files } from "../../repository/fixtures/temporary-workspace.ts";
import { withSuspects } from "../suspects/with-suspects.ts";

/** A failing test of Vitest, but for what is given. */
export function failingTest(change: Partial<Problem> & Pick<Problem, "test" | "location">): Problem {
  return {
    id: change.test ?? "",
    tool: "vitest",
    severity: "error",
    message: "expected 1 to be 2",
    frames: [],
    evidence: { startLine: 1, endLine: 1 },
    excerpt: [],
    occurrences: 1,
    causeOf: [],
    ...change,
  };
}

/** Whom a failure's suspects are, in a workspace of these files, likeliest first; `others` failed in the same run. */
export async function suspectsOf(
  problem: Problem,
  files: Files,
  { change, others = [] }: { change?: WorkspaceChange | undefined; others?: readonly Problem[] } = {},
): Promise<readonly Suspect[]> {
  const config = { ignore: [], protectedPaths: [] };
  const engine = {
    repository: temporaryRepository(files),
    linter: undefined,
    options: { trust: false, config, clock: () => 0, progress: () => undefined },
    change: () => Promise.resolve(change),
  };
  const [named] = await withSuspects([problem, ...others], engine);
  return named?.suspects ?? [];
}
