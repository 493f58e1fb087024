import type { Candidate } from "../../model/candidate.ts";
import type { Problem } from "../../model/problem.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { ANSWERS } from "./answers.ts";

/** Mistakes of GitHub workflows: old actions and runtimes, missing inputs, steps in the wrong order. */
export const workflow: Fixer<Problem> = {
  id: "workflow",
  title: "GitHub workflows",
  handles: ({ message }) => ANSWERS.some(({ says }) => says.test(message)),
  propose,
};

async function propose(problem: Problem, { repository }: FixerContext): Promise<Candidate[]> {
  const answer = ANSWERS.find(({ says }) => says.test(problem.message));
  const groups = answer?.says.exec(problem.message)?.groups ?? {};
  const edits = answer?.edits(problem, repository, groups) ?? [];
  if (answer === undefined || edits.length === 0) return [];
  const { title, rationale, confidence } = answer;
  return [{ title, edits, origin: workflow.id, rationale, confidence }];
}
