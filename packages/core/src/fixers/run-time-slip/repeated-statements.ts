import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";

const CONFIDENCE = 0.85;

/** `var count = read();` of a script, and the very same once more in the next line: what it calls is called twice. */
export function repeatedStatements(
  file: string,
  { ts: compiler, program, path }: ServiceOfFile,
): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    const isList =
      compiler.isBlock(node) || compiler.isSourceFile(node) || compiler.isCaseOrDefaultClause(node);
    for (const [index, statement] of isList ? node.statements.entries() : []) {
      const above = isList ? node.statements[index - 1] : undefined;
      const isSame = above !== undefined && statement.getText() === above.getText();
      if (isSame && compiler.isVariableStatement(statement))
        candidates.push(withoutIt(file, above, statement));
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

function withoutIt(file: string, above: ts.Statement, statement: ts.Statement): Candidate {
  const { line } = statement.getSourceFile().getLineAndCharacterOfPosition(statement.getStart());
  return {
    title: `Remove line ${line + 1} of ${file}, which repeats the one above`,
    edits: [{ file, edits: [{ start: above.getEnd(), end: statement.getEnd(), text: "" }] }],
    origin: "run-time-slip",
    rationale: "the same is declared, and made, twice in a row",
    confidence: CONFIDENCE,
  };
}
