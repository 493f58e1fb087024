import type { TextEdit } from "../../model/edit.ts";
import { passedOn } from "../argument-count/unpassed-parameter.ts";
import { nodeAt } from "../node-at.ts";
import type { RulePlace } from "./rule-answer.ts";

/** A parameter that nobody uses, passed to the call that can take one of its name. */
export function unpassedParameter({ project, sourceFile, start }: RulePlace): TextEdit | undefined {
  const name = nodeAt(project.ts, sourceFile, start, project.ts.isIdentifier);
  if (name?.getStart() !== start) return undefined;
  return passedOn({ ts: project.ts, project, checker: project.program.getTypeChecker() }, name);
}
