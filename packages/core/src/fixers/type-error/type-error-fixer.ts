import type { Fixer } from "../fixer.ts";
import { candidatesFrom, errorSite, type Answer, type ErrorSite } from "./error-site.ts";

/** What makes a fixer of compile errors: which it takes, and what it answers where the compiler sees one. */
export interface TypeErrorAnswers extends Pick<Fixer, "id" | "title" | "handles"> {
  answers(site: ErrorSite): Answer[];
}

/** A fixer whose answers are edits of the file with the error. It has none where the compiler does not see the error. */
export function typeErrorFixer({ id, title, handles, answers }: TypeErrorAnswers): Fixer {
  return {
    id,
    title,
    handles,
    async propose(problem, context) {
      const site = await errorSite(problem, context);
      return site === undefined ? [] : candidatesFrom(id, site, answers(site));
    },
  };
}
