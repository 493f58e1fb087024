import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { isTestFile } from "../is-test-file.ts";
import { functionAround } from "../type-error/types.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { nameUses, type NameUse, type Typed } from "./name-uses.ts";

/** By these a program asks for members, or gives them, without writing their names. */
const REFLECTING = [
  "Proxy",
  "Reflect",
  "__proto__",
  "defineProperties",
  "defineProperty",
  "eval",
  "getOwnPropertyDescriptor",
  "getOwnPropertyDescriptors",
  "getOwnPropertyNames",
  "getPrototypeOf",
  "prototype",
  "setPrototypeOf",
];
/** What a call of nothing throws, in place of the stub's own error. */
const THROWN = ["ReferenceError", "TypeError"];
/** `*stops()` */
const GENERATOR = /\*\s*[\w$]+[(<]/;

/**
 * Whether all that a program does with a name that is nowhere is to call it outright, so that each of these calls throws
 * before the name gets a body that throws, and throws after it: nothing asks whether it is there, nobody reads the error
 * that tells the two apart, and no test is about it.
 */
export function isThrownAlike(site: CodeFixSite, use: NameUse, stub: string): boolean {
  const { ts: compiler, program } = site.project;
  const typed = { compiler, program };
  const calls = [...use.memberCalls, ...use.calls];
  const uses = nameUses(typed);
  return (
    calls.length > 0 &&
    !use.isLookedFor &&
    !use.isOptional &&
    !uses.hasComputedLook() &&
    REFLECTING.every((name) => !isWritten(uses.of(name))) &&
    THROWN.every((name) => isMadeOnly(compiler, uses.of(name))) &&
    calls.every((call) => isOutright(typed, call, stub) && !isTested(site, call))
  );
}

function isWritten({ names, calls, memberCalls, isLookedFor }: NameUse): boolean {
  return isLookedFor || names.length + calls.length + memberCalls.length > 0;
}

function isMadeOnly(compiler: typeof ts, { names, isLookedFor }: NameUse): boolean {
  return !isLookedFor && names.every(({ parent }) => compiler.isNewExpression(parent));
}

function isTested({ project }: CodeFixSite, call: ts.CallExpression): boolean {
  const file = call.getSourceFile().fileName;
  return isTestFile(project.relative(file) ?? file);
}

/** Its error leaves the function at once: one that is written to be iterated throws only where that is done. */
function isOutright({ compiler }: Typed, call: ts.CallExpression, stub: string): boolean {
  const { parent } = call;
  const isIterated = compiler.isYieldExpression(parent) && parent.asteriskToken !== undefined;
  return (isIterated || !GENERATOR.test(stub)) && !isErrorRead(compiler, call);
}

/** Whether a `catch` of the same function looks at what is thrown. */
function isErrorRead(compiler: typeof ts, call: ts.CallExpression): boolean {
  const around = functionAround(compiler, call);
  for (let node: ts.Node = call; node.parent !== undefined && node !== around; node = node.parent) {
    const { parent } = node;
    const clause =
      compiler.isTryStatement(parent) && parent.tryBlock === node ? parent.catchClause : undefined;
    const error = clause?.variableDeclaration?.name;
    if (clause !== undefined && error !== undefined) {
      const read = identifiersIn(compiler, clause.block).map(({ text }) => text);
      if (!compiler.isIdentifier(error) || read.includes(error.text)) return true;
    }
  }
  return false;
}
