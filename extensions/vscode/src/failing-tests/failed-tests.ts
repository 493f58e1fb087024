import type { Overview, ProblemItem } from "@hephaestus/language-server";

/** The failing tests of CI runs, each once, in the order of their logs. */
export function failedTests({ roots }: Pick<Overview, "roots">): ProblemItem[] {
  const all = roots.flatMap((root) => [root, ...root.followers]);
  const tests = all.filter(
    ({ test, job, status }) => test !== undefined && job !== undefined && status !== "ignored",
  );
  return [...new Map(tests.map((problem) => [problem.id, problem])).values()];
}

/** Differs where the editor is to be told something new. */
export function testsKey(tests: readonly ProblemItem[]): string {
  return JSON.stringify(tests.map(({ id, status, place }) => [id, status, place]));
}
