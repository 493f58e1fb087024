import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { applyEdits } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { parses } from "../syntax-slip/parses.ts";
import { FOREIGN_TYPES, FOREIGN_VALUES, WORDS_OF_EXPRESSIONS, WORDS_OF_TYPES } from "./keywords.ts";
import { isSlipOf } from "./is-slip-of.ts";

/** As the compiler, a run time and linters say that nothing has a name. */
const NAMELESS =
  /Cannot find (?:name|namespace) '(?<name>[\w$]{2,20})'|(?<![\w$])(?<quote>['"`]?)(?<other>[\w$]{2,20})\k<quote> is not defined\.?$/m;
const CONFIDENCE = 0.93;

/** A name that is nowhere because it is a word of the language, mistyped: `retrun (total)`, `flase`, `nubmer`. */
export const misspeltKeyword: Fixer = {
  id: "misspelt-keyword",
  title: "mistyped words of the language",
  handles: ({ message, location }) => isSourceFile(location.file) && NAMELESS.test(message),
  propose,
};

async function propose(
  { message, location: { file, line } }: LocatedProblem,
  { repository }: FixerContext,
): Promise<Candidate[]> {
  const found = NAMELESS.exec(message)?.groups;
  const name = found?.["name"] ?? found?.["other"] ?? "";
  if (valuesLike(name).length + typesLike(name).length === 0) return [];
  const engine = await repository.typescript();
  const { ts: compiler, program, path } = engine.languageService(repository, file);
  const sourceFile = program.getSourceFile(path);
  const node = sourceFile && nameOnLine(compiler, sourceFile, { name, line });
  if (sourceFile === undefined || node === undefined) return [];
  const words = compiler.isTypeReferenceNode(node.parent) ? typesLike(name) : valuesLike(name);
  return words
    .map((word) => ({ word, edit: { start: node.getStart(), end: node.getEnd(), text: word } }))
    .filter(({ edit }) => parses(compiler, path, applyEdits(sourceFile.text, [edit])))
    .map(({ word, edit }) => ({
      title: `Change spelling to '${word}'`,
      edits: [{ file, edits: [edit] }],
      origin: misspeltKeyword.id,
      rationale: `\`${name}\` is nowhere, \`${word}\` is a word of the language`,
      confidence: CONFIDENCE,
    }));
}

function valuesLike(name: string): string[] {
  const foreign = FOREIGN_VALUES.get(name);
  return foreign === undefined ? WORDS_OF_EXPRESSIONS.filter((word) => isSlipOf(name, word)) : [foreign];
}

function typesLike(name: string): string[] {
  const foreign = FOREIGN_TYPES.get(name);
  return foreign === undefined ? WORDS_OF_TYPES.filter((word) => isSlipOf(name, word)) : [foreign];
}

/** The first use of a name on a line, counted from 1; elements and decorators are never words of the language. */
function nameOnLine(
  compiler: typeof ts,
  sourceFile: ts.SourceFile,
  { name, line }: { name: string; line: number },
): ts.Identifier | undefined {
  const start = sourceFile.getLineStarts()[line - 1] ?? sourceFile.text.length;
  const end = sourceFile.getLineStarts()[line] ?? sourceFile.text.length;
  let found: ts.Identifier | undefined;
  function visit(node: ts.Node): void {
    if (found !== undefined || node.getEnd() <= start || node.getStart(sourceFile) >= end) return;
    if (compiler.isDecorator(node) || compiler.isJsxOpeningLikeElement(node)) return;
    if (compiler.isIdentifier(node) && node.text === name && node.getStart(sourceFile) >= start) found = node;
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found;
}
