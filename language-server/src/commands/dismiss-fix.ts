import { turnDown } from "../solutions/remember-choice.ts";
import type { Command } from "./command.ts";
import { solutionOf } from "./find-solution.ts";
import { SOLUTION_ARGUMENT } from "./solution-argument.ts";

/** Takes a fix out of what is offered. It is remembered as not wanted for this problem, whoever makes it again. */
export const dismissFix: Command<"dismissFix"> = {
  name: "dismissFix",
  schema: SOLUTION_ARGUMENT,
  async run(session, { solution: id }) {
    const { source, folder, solution } = solutionOf(session.store, id);
    session.store.dismiss(id);
    void turnDown(session, folder, [solution]);
    session.queue.request(source);
    return null;
  },
};
