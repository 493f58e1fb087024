import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { TypeScriptEngine } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { isRenamed } from "./odd-keys.ts";

const CONFIDENCE = 0.85;
const MOST_FILES = 3000;
const CALLED = /(?<![\w$])(?<name>[\w$]{1,60}) is not a (?:function|constructor)/;

/**
 * `module.exports = { readOf: read }` where the run called a `read` that is none, as who takes it from the module does: nothing else is
 * called by the name that it is exported under.
 */
export function renamedInExports(
  { message }: LocatedProblem,
  engine: TypeScriptEngine,
  repository: VirtualRepository,
): Candidate[] {
  const name = CALLED.exec(message)?.groups?.["name"];
  if (name === undefined) return [];
  const bare = name.replaceAll("$", String.raw`\$`);
  const pair = new RegExp(String.raw`(?<![\w$.])(?<key>[\w$]{1,60}): ?${bare}(?=\s{0,99}[,}])`);
  const files = repository.files.filter(isSourceFile).slice(0, MOST_FILES);
  const found = files
    .filter((file) => isJavaScriptFile(file) && !isTestFile(file))
    .flatMap((file) => {
      const text = repository.read(file)?.text ?? "";
      const key = pair.exec(text)?.groups?.["key"];
      const isExported = key !== undefined && isRenamed(key, name) && text.includes("exports");
      return isExported && isAlone(repository, files, key) ? [{ file, key }] : [];
    });
  return found.flatMap(({ file, key }) => {
    const { ts: compiler, program, path } = engine.languageService(repository, file);
    const sourceFile = program.getSourceFile(path);
    const property = sourceFile && exportedAs(compiler, sourceFile, key);
    return property === undefined ? [] : [respelled(compiler, file, property, name)];
  });
}

function isAlone(repository: VirtualRepository, files: readonly string[], key: string): boolean {
  const word = new RegExp(String.raw`(?<![\w$])${key.replaceAll("$", String.raw`\$`)}(?![\w$])`, "g");
  const places = files.flatMap((file) => repository.read(file)?.text.match(word) ?? []);
  return places.length === 1;
}

/** The property of `module.exports = {…}` that has a name. */
function exportedAs(
  compiler: typeof ts,
  { statements }: ts.SourceFile,
  key: string,
): ts.PropertyAssignment | undefined {
  for (const statement of statements) {
    const expression = compiler.isExpressionStatement(statement) ? statement.expression : undefined;
    const isExport =
      expression !== undefined &&
      compiler.isBinaryExpression(expression) &&
      /^(?:module\.)?exports$/.test(expression.left.getText()) &&
      compiler.isObjectLiteralExpression(expression.right);
    if (!isExport) continue;
    const { properties } = expression.right;
    const found = properties.filter(compiler.isPropertyAssignment).find((one) => one.name.getText() === key);
    if (found !== undefined) return found;
  }
  return undefined;
}

function respelled(
  compiler: typeof ts,
  file: string,
  property: ts.PropertyAssignment,
  name: string,
): Candidate {
  const { name: key, parent } = property;
  const isShort = parent.properties.every(
    (one) =>
      one === property ||
      !compiler.isPropertyAssignment(one) ||
      one.name.getText() !== one.initializer.getText(),
  );
  const [start, end] = [key.getStart(), isShort ? property.getEnd() : key.getEnd()];
  const { line } = key.getSourceFile().getLineAndCharacterOfPosition(start);
  return {
    title: `Export \`${name}\` by its name at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start, end, text: name }] }],
    origin: "run-time-slip",
    rationale: `\`${name}\` is called, and nothing is called \`${key.getText()}\``,
    confidence: CONFIDENCE,
  };
}
