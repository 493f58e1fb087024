import type { TestBlock } from "../../repository/callees/test-blocks.ts";
import { usesIn } from "../../repository/callees/uses-in.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { comparedIn } from "./compared-in.ts";
import { statementAt } from "./statement-at.ts";
import type { Seed } from "./test-seeds.ts";

/** How much an assertion that held speaks for what it checked, beside a test that passed. */
const HELD = 0.5;
const ASSERTION = /^(?:await\s+)?(?:expect|assert|t|should)\b|\.should\b/;

/** What each assertion checked that stands before the failing line of a test, in the same list of statements. */
export function passedAssertions(
  project: ServiceOfFile,
  { node }: TestBlock,
  line: number | undefined,
): Seed[][] {
  const { ts } = project;
  const failing = line === undefined ? undefined : statementAt(project, node, line);
  if (failing === undefined || !ts.isBlock(failing.parent)) return [];
  const before = failing.parent.statements.filter((statement) => statement.end <= failing.pos);
  const held = before.filter(
    (statement) => ts.isExpressionStatement(statement) && ASSERTION.test(statement.getText()),
  );
  return held.map((statement) =>
    usesIn(project, comparedIn(project, statement)).map((use) => ({ ...use, weight: HELD * use.sureness })),
  );
}
