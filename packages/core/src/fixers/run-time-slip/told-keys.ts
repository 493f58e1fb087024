import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { isRenamed } from "./odd-keys.ts";

const CONFIDENCE = 0.85;
const MOST_LINES = 200;
const MOST_FILES = 3000;
/** A member of what a test got, or wanted, in a difference of both. */
const DIFFERENCE = /^\s{0,40}(?<side>[-+])\s{0,40}"?(?<key>[A-Za-z_$][\w$]{0,60})"?: (?<value>.{1,200}?),?$/;

/**
 * `valueName: "skip"` where a test wanted `value: "skip"`: the key of the difference that stands once in the sources of scripts and
 * nowhere else, for the one that has its value.
 */
export function toldKeys(
  { message, excerpt }: LocatedProblem,
  engine: TypeScriptEngine,
  repository: VirtualRepository,
): Candidate[] {
  const lines = [...message.split("\n"), ...excerpt].slice(0, MOST_LINES);
  const members = lines.flatMap(memberIn);
  const sideOf = new Map<string, Set<string>>();
  for (const { key, side } of members) sideOf.set(key, (sideOf.get(key) ?? new Set()).add(side));
  const pairs = members.flatMap((one) =>
    members
      .filter((other) => other.side !== one.side && other.value === one.value)
      .map((other) => [one.key, other.key] as const),
  );
  const told = pairs.filter(
    ([from, to]) => isRenamed(from, to) && sideOf.get(from)?.size === 1 && sideOf.get(to)?.size === 1,
  );
  const unique = [...new Map(told.map((pair) => [pair.join(), pair])).values()];
  return unique.flatMap(([from, to]) => renamedOnce(engine, repository, { from, to }));
}

function memberIn(line: string): { side: string; key: string; value: string }[] {
  const { side, key, value } = DIFFERENCE.exec(line)?.groups ?? {};
  return side === undefined || key === undefined || value === undefined ? [] : [{ side, key, value }];
}

/** The key that stands once in the sources of scripts, and nowhere else, under the name that it should have. */
export function renamedOnce(
  engine: TypeScriptEngine,
  repository: VirtualRepository,
  { from, to }: { from: string; to: string },
): Candidate[] {
  const word = new RegExp(String.raw`(?<![\w$])${from.replaceAll("$", String.raw`\$`)}(?![\w$])`, "g");
  const places = repository.files
    .filter(isSourceFile)
    .slice(0, MOST_FILES)
    .flatMap((file) =>
      [...(repository.read(file)?.text ?? "").matchAll(word)].map(({ index }) => ({ file, index })),
    );
  const [only, ...others] = places;
  if (only === undefined || others.length > 0 || isTestFile(only.file) || !isJavaScriptFile(only.file))
    return [];
  const { ts: compiler, program, path } = engine.languageService(repository, only.file);
  const sourceFile = program.getSourceFile(path);
  const key = sourceFile && keyAt(compiler, sourceFile, only.index);
  if (key === undefined) return [];
  const { line } = key.getSourceFile().getLineAndCharacterOfPosition(only.index);
  return [
    {
      title: `Change spelling to '${to}' at line ${line + 1} of ${only.file}`,
      edits: [{ file: only.file, edits: [{ start: only.index, end: only.index + from.length, text: to }] }],
      origin: "run-time-slip",
      rationale: `the test wants \`${to}\` of what it is told as \`${from}\`, and nothing else is called \`${from}\``,
      confidence: CONFIDENCE,
    },
  ];
}

function keyAt(compiler: typeof ts, sourceFile: ts.SourceFile, offset: number): ts.Identifier | undefined {
  let found: ts.Identifier | undefined;
  function visit(node: ts.Node): void {
    if (node.pos > offset || node.end <= offset) return;
    const isKey =
      compiler.isIdentifier(node) && compiler.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (isKey && node.getStart() === offset) found = node;
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}
