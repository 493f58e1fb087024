import * as z from "zod/mini";
import type { Source, TrackedProblem } from "../problems/source.ts";
import type { Session } from "../session/session.ts";
import { turnDown } from "../solutions/remember-choice.ts";
import { addIgnoreRule, type WrittenRule } from "../workspace/add-ignore-rule.ts";
import { HostError } from "../worker/host-error.ts";
import type { Command } from "./command.ts";
import { POSITION, problemOf } from "./find-problem.ts";

const TEXT = z.exactOptional(z.string().check(z.minLength(1), z.maxLength(1000)));
const HOW = {
  how: z.enum(["once", "always", "pattern"]),
  rule: z.exactOptional(z.object({ tool: TEXT, code: TEXT, path: TEXT, message: TEXT })),
};

export const ignore: Command<"ignore"> = {
  name: "ignore",
  schema: z.union([
    z.object({ problem: z.string(), ...HOW }),
    z.object({ uri: z.string(), position: POSITION, ...HOW }),
  ]),
  async run(session, argument) {
    const { store } = session;
    const { source, tracked } = problemOf(store, argument);
    void turnDownFixes(session, source, tracked.problem.id);
    if (argument.how === "once")
      return { ignored: store.ignore(({ problem }) => problem.id === tracked.problem.id) };
    const { folder } = source;
    if (folder === undefined)
      throw new HostError({ message: "There is no workspace folder to keep the rule in." });
    const rule = argument.how === "always" ? ruleOf(tracked) : (argument.rule ?? kindOf(tracked));
    const file = await addIgnoreRule(session, folder, rule);
    const isCovered = rulePredicate(rule, tracked);
    return { ignored: store.ignore(isCovered), file };
  },
};

/** Who ignores a problem has seen its fixes, and wants none of them. */
async function turnDownFixes(session: Session, source: Source, problem: string): Promise<void> {
  const { folder, solutions } = source;
  const own = solutions.filter(({ problemIds }) => problemIds[0] === problem);
  if (folder !== undefined) await turnDown(session, folder, own);
}

/** This failure in this file; without a code its message tells it from others. */
function ruleOf({ problem: { tool, code, location, message } }: TrackedProblem): WrittenRule {
  const [line = ""] = message.split("\n");
  return {
    tool,
    ...(code === undefined ? { message: line.slice(0, 200) } : { code }),
    ...(location?.inWorkspace === true ? { path: location.file } : {}),
  };
}

function kindOf({ problem: { tool, code, message } }: TrackedProblem): WrittenRule {
  const [line = ""] = message.split("\n");
  return code === undefined ? { tool, message: line.slice(0, 200) } : { tool, code };
}

/** What surely fits the rule; a path with stars is left to the next analysis, but for the problem itself. */
function rulePredicate(rule: WrittenRule, asked: TrackedProblem): (tracked: TrackedProblem) => boolean {
  return ({ problem }) =>
    problem.id === asked.problem.id ||
    ((rule.tool === undefined || rule.tool === problem.tool) &&
      (rule.code === undefined || rule.code === problem.code) &&
      (rule.path === undefined || rule.path === problem.location?.file) &&
      (rule.message === undefined || problem.message.includes(rule.message)));
}
