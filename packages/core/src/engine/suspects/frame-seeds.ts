import type { ts } from "ts-morph";
import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import { usesIn } from "../../repository/callees/uses-in.ts";
import { missingValue } from "./missing-value.ts";
import { statementAt } from "./statement-at.ts";
import type { Seed } from "./test-seeds.ts";
import { sourcesOf } from "./value-sources.ts";

const MISSING = 1;
const DECIDED = 0.9;
const AT_LINE = 0.8;

/** What the line of a frame used: what the message says was missing, what decided that the line runs, then what stands there. */
export function frameSeeds({ project, node }: CodeUnit, line: number, message: string): Seed[] {
  const statement = statementAt(project, node, line);
  if (statement === undefined) return [];
  const seeds: Seed[] = [];
  const add = (part: ts.Node, weight: number): void => {
    for (const use of usesIn(project, part)) seeds.push({ ...use, weight: weight * use.sureness });
    for (const source of new Set(sourcesOf(project, part, [node])))
      for (const use of usesIn(project, source)) seeds.push({ ...use, weight: weight * use.sureness });
  };
  const missing = missingValue(project, statement, message);
  if (missing !== undefined) add(missing, MISSING);
  if (project.ts.isThrowStatement(statement))
    for (const condition of conditionsAround(project, statement, node)) add(condition, DECIDED);
  add(statement, AT_LINE);
  return seeds;
}

/** The conditions that had to hold, or not to hold, for a statement of a function to run. */
function conditionsAround({ ts }: CodeUnit["project"], statement: ts.Node, around: ts.Node): ts.Expression[] {
  const conditions: ts.Expression[] = [];
  for (let node = statement; node !== around && !ts.isSourceFile(node); node = node.parent)
    if (ts.isIfStatement(node) || ts.isSwitchStatement(node) || ts.isWhileStatement(node))
      conditions.push(node.expression);
  return conditions;
}
