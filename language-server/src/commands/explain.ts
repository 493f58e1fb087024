import * as z from "zod/mini";
import { explainProblem } from "../explain/explain-problem.ts";
import { showText } from "../show/show-text.ts";
import type { Command } from "./command.ts";
import { POSITION, problemOf } from "./find-problem.ts";

export const explain: Command<"explain"> = {
  name: "explain",
  schema: z.union([z.object({ problem: z.string() }), z.object({ uri: z.string(), position: POSITION })]),
  async run(session, argument) {
    const { source, tracked } = problemOf(session.store, argument);
    const markdown = explainProblem(tracked, source);
    if (!session.shows.includes("explanation"))
      await showText(session, { name: "explanation.md", text: markdown });
    return { markdown };
  },
};
