import type { ts } from "ts-morph";
import type { TestBlock } from "../../repository/callees/test-blocks.ts";
import { usesIn, type Use } from "../../repository/callees/uses-in.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { comparedIn } from "./compared-in.ts";
import { missingValue } from "./missing-value.ts";
import { statementAt } from "./statement-at.ts";
import { sourcesOf } from "./value-sources.ts";

/** What a test itself uses, each with a weight of 0..1: how much its failure speaks against it. */
export interface Seed extends Use {
  weight: number;
}

const COMPARED = 1;
const EXPECTED = 0.6;
const COMPUTED = 0.9;
/** As often as the hooks are looked at, since the tests beside it that passed are set up alike. */
const SET_UP = 0.6;
const BLOCK = 0.5;
const HOOKS = 0.3;

/** What a failing test used before it failed: what is compared at the failing line first, then what that was computed by, then the rest. */
export function testSeeds(
  project: ServiceOfFile,
  { node, before }: TestBlock,
  line: number | undefined,
  message: string,
): Seed[] {
  const failing = line === undefined ? undefined : statementAt(project, node, line);
  const until = failing?.getEnd() ?? Infinity;
  const seeds: Seed[] = [];
  const add = (part: ts.Node, weight: number): void => {
    for (const use of usesIn(project, part))
      if (use.start < until) seeds.push({ ...use, weight: weight * use.sureness });
  };
  for (const hook of before)
    for (const use of usesIn(project, hook)) seeds.push({ ...use, weight: HOOKS * use.sureness });
  add(node, BLOCK);
  if (failing === undefined) return seeds;
  add(failing, EXPECTED);
  const compared = missingValue(project, failing, message) ?? comparedIn(project, failing);
  add(compared, COMPARED);
  for (const source of new Set(sourcesOf(project, compared, [node, ...before])))
    add(source, isWithin(source, node) ? COMPUTED : SET_UP);
  return seeds;
}

function isWithin(part: ts.Node, whole: ts.Node): boolean {
  return whole.pos <= part.pos && part.end <= whole.end;
}
