import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isMadeByMakersAlone } from "../made-by-maker.ts";
import { nodesAtLine } from "./nodes-at-line.ts";

const WITHOUT_NEW =
  /Class constructor [\w$]{1,60} cannot be invoked without 'new'|Constructor [\w$]{1,60} requires 'new'/;
/** A class that extends another the old way would need more than a word. */
const HANDED_ON = /\.(?:call|apply|bind)$/;
const CONFIDENCE = 0.9;

/** `return kind(options)` where `kind` stands for a class, as the run tells. */
export async function newlessClass(
  { message, location: { file, line, column } }: LocatedProblem,
  repository: VirtualRepository,
): Promise<Candidate[]> {
  if (!WITHOUT_NEW.test(message)) return [];
  const engine = await repository.typescript();
  if (!engine.knows(repository, file)) return [];
  const service = engine.languageService(repository, file);
  const calls = nodesAtLine(service, line, service.ts.isCallExpression);
  const there = calls.filter((call) => columnOf(call) === column);
  const [call, ...others] = there.length > 0 ? there : calls;
  if (call === undefined || others.length > 0 || HANDED_ON.test(call.expression.getText())) return [];
  if (isMadeByMakersAlone(service, call.expression.getText())) return [];
  const start = call.getStart();
  return [
    {
      title: `Write \`new ${call.expression.getText()}\` at line ${line} of ${file}`,
      edits: [{ file, edits: [{ start, end: start, text: "new " }] }],
      origin: "run-time-error",
      rationale: "what is called there is a class",
      confidence: CONFIDENCE,
    },
  ];
}

function columnOf(node: ts.Node): number {
  return node.getSourceFile().getLineAndCharacterOfPosition(node.getStart()).character + 1;
}
