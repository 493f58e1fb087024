import { posix } from "node:path";
import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestPath } from "./is-test-path.ts";
import type { TestFiles } from "./test-files.ts";

/** Of very many test files the first tell enough. */
const MOST_FILES = 200;
const WORD = /[A-Za-z_$][\w$]*/g;

/** Tells in how many test files in which nothing failed a piece of code is named: a constructor by its class, what is all of a module by its file. */
export function mentionsElsewhere(
  { files, read }: VirtualRepository,
  { all }: TestFiles,
): (unit: CodeUnit) => number {
  const failing = new Set(all.map(({ project: { relative, path } }) => relative(path)));
  const others = files.filter((file) => isSourceFile(file) && isTestPath(file) && !failing.has(file));
  const counts = new Map<string, number>();
  for (const file of others.slice(0, MOST_FILES))
    for (const name of new Set(read(file)?.text.match(WORD))) counts.set(name, (counts.get(name) ?? 0) + 1);
  return (unit) => counts.get(calledAs(unit)) ?? 0;
}

const ALL_OF_A_MODULE: ReadonlySet<string> = new Set(["default", "exports"]);

function calledAs({ symbol, file, node, project: { ts } }: CodeUnit): string {
  if (ALL_OF_A_MODULE.has(symbol)) return posix.basename(file, posix.extname(file));
  const owner = ts.isConstructorDeclaration(node) ? node.parent.name : undefined;
  return owner?.text ?? symbol;
}
