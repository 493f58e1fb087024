import { expect, test } from "vitest";
import { temporaryRepository, replacing } from "../repository/fixtures/temporary-workspace.ts";
import { problemAt } from "../verify/fixtures/problem-at.ts";
import { movedProblem } from "./moved-problem.ts";

const TEXT = "import { a } from './a';\n\nexport const b = a;\nexport const c = missing;\n";

test("moves with the lines above it", () => {
  const repository = temporaryRepository({ "b.ts": TEXT });
  const view = repository.with([replacing(repository, "b.ts", "\n\n", "\nimport { d } from './d';\n\n")]);
  const problem = { ...problemAt("b.ts:4", "TS2304") };
  expect(movedProblem(problem, view).location).toMatchObject({ file: "b.ts", line: 5 });
});

test("stays where its file was not edited, and where it has no place", () => {
  const repository = temporaryRepository({ "a.ts": "export const a = 1;\n", "b.ts": TEXT });
  const view = repository.with([replacing(repository, "a.ts", "1", "22")]);
  const problem = problemAt("b.ts:4", "TS2304");
  const { location: _, ...placeless } = problem;
  expect(movedProblem(problem, view)).toBe(problem);
  expect(movedProblem(placeless, view)).toBe(placeless);
});
