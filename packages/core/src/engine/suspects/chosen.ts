import type { ts } from "ts-morph";
import { wordsOf } from "../../fixers/words-of.ts";
import type { TestBlock } from "../../repository/callees/test-blocks.ts";
import type { CalleesOf } from "./reach.ts";

/** How sure it is that what a test names runs, of several ways that a value decides between, and how much less the others. */
const CHOSEN = 0.9;
const NOT_CHOSEN = 0.25;
/** Shorter words stand in many titles. */
const SHORTEST_WORD = 3;

/** Callees as one test has them: its titles and text constants decide between the ways that a value decides between. */
export function chosenBy({ titles, node }: TestBlock, compiler: typeof ts, calleesOf: CalleesOf): CalleesOf {
  const words = ` ${titles.flat().map(spoken).join(" ")} `;
  let constants: ReadonlySet<string> | undefined;
  const isNamed = (name: string): boolean => {
    constants ??= constantsIn(compiler, node);
    return constants.has(name) || (name.length >= SHORTEST_WORD && words.includes(` ${spoken(name)} `));
  };
  return (unit) => {
    const uses = calleesOf(unit);
    if (uses.every(({ way }) => way === undefined)) return uses;
    const chosen = new Set(uses.filter(({ way }) => way?.names.some(isNamed) === true));
    const decided = new Set([...chosen].flatMap(({ way }) => way?.among ?? []));
    return uses.map((use) => {
      if (chosen.has(use)) return { ...use, sureness: Math.max(use.sureness, CHOSEN), conditional: false };
      const isOther = use.way?.among !== undefined && decided.has(use.way.among);
      return isOther ? { ...use, sureness: use.sureness * NOT_CHOSEN } : use;
    });
  };
}

/** `update expression` of `UpdateExpression`. */
function spoken(text: string): string {
  return wordsOf(text.replaceAll(/[^A-Za-z0-9]+/g, " ")).join(" ");
}

function constantsIn(compiler: typeof ts, node: ts.Node): Set<string> {
  const constants = new Set<string>();
  function visit(inner: ts.Node): void {
    if (compiler.isStringLiteralLike(inner)) constants.add(inner.text);
    compiler.forEachChild(inner, visit);
  }
  visit(node);
  return constants;
}
