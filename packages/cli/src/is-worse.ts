import type { Analysis } from "@hephaestus/core";

type Problem = Analysis["problems"][number];

/** TypeScript looks at types only where the syntax is right. */
const SYNTAX_CODE = /^TS1\d{3}$/;

/**
 * Whether a command shows more errors than in the run before. Counted are those of tools that were heard before: a tool
 * that was not had not been reached, as tests are not while the compiler fails.
 */
export function isWorse(before: Analysis, after: Analysis): boolean {
  const known = errorsOf(before);
  const heard = new Set(known.map((problem) => stageOf(problem)));
  return errorsOf(after).filter((problem) => heard.has(stageOf(problem))).length > known.length;
}

/** The problems that are errors. */
export function errorsOf({ problems }: Analysis): Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}

function stageOf({ tool, code = "" }: Problem): string {
  return SYNTAX_CODE.test(code) ? `${tool} syntax` : tool;
}
