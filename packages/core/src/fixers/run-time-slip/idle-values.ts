import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { identifiersIn } from "../identifiers-in.ts";

const CONFIDENCE = 0.75;
/** What the language asks for a value and gives nothing without it. */
const ASKS =
  /^(?:JSON\.(?:stringify|parse)|Object\.(?:keys|values|entries|fromEntries|freeze)|Array\.(?:isArray|from)|String\.from(?:CharCode|CodePoint)|Buffer\.(?:from|byteLength|isBuffer)|Number\.(?:isInteger|isNaN|isFinite|parseInt|parseFloat))$|\.(?:charAt|charCodeAt|codePointAt)$/;
const OF_FAILURE = /^(?:_|e$|err(?:or)?$)/;

/**
 * `JSON.stringify()` in a script's `(node) => …` that does not use its `node`, `text.charCodeAt()` in a loop that does not use what it
 * counts.
 */
export function idleValues(file: string, { ts: compiler, program, path }: ServiceOfFile): Candidate[] {
  const sourceFile = program.getSourceFile(path);
  const candidates: Candidate[] = [];
  function visit(node: ts.Node): void {
    if (
      compiler.isCallExpression(node) &&
      node.arguments.length === 0 &&
      ASKS.test(node.expression.getText())
    ) {
      const [only, ...others] = idleAround(compiler, node);
      if (only !== undefined && others.length === 0) candidates.push(given(file, node, only));
    }
    compiler.forEachChild(node, visit);
  }
  if (sourceFile !== undefined && isJavaScriptFile(file)) visit(sourceFile);
  return candidates;
}

/** What the loops around a call count and do not use, else what the function around it is given and does not use. */
function idleAround(compiler: typeof ts, call: ts.CallExpression): string[] {
  const around = compiler.findAncestor(call.parent, compiler.isFunctionLike);
  const counters: string[] = [];
  for (let node: ts.Node = call; node !== around && node.parent !== undefined; node = node.parent) {
    const { parent } = node;
    if (compiler.isForStatement(parent) && parent.statement === node && parent.initializer !== undefined)
      counters.push(
        ...countersIn(compiler, parent.initializer).filter((name) => !isUsed(compiler, node, name)),
      );
  }
  const body = around && "body" in around ? around.body : undefined;
  if (counters.length > 0 || around === undefined || body === undefined) return counters;
  return around.parameters.flatMap(({ name }) => {
    const isIdle =
      compiler.isIdentifier(name) && !OF_FAILURE.test(name.text) && !isUsed(compiler, body, name.text);
    return isIdle ? [name.text] : [];
  });
}

function countersIn(compiler: typeof ts, initializer: ts.ForInitializer): string[] {
  const [only, ...others] = compiler.isVariableDeclarationList(initializer) ? initializer.declarations : [];
  return only !== undefined && others.length === 0 && compiler.isIdentifier(only.name)
    ? [only.name.text]
    : [];
}

function isUsed(compiler: typeof ts, node: ts.Node, name: string): boolean {
  return identifiersIn(compiler, node).some(({ text, parent }) => {
    const isMember = compiler.isPropertyAccessExpression(parent) && parent.name.text === text;
    return (text === name && !isMember) || text === "arguments";
  });
}

function given(file: string, call: ts.CallExpression, name: string): Candidate {
  const at = call.getEnd() - 1;
  const { line } = call.getSourceFile().getLineAndCharacterOfPosition(at);
  return {
    title: `Give \`${name}\` at line ${line + 1} of ${file}`,
    edits: [{ file, edits: [{ start: at, end: at, text: name }] }],
    origin: "run-time-slip",
    rationale: `\`${call.expression.getText()}\` asks for a value, and nothing uses \`${name}\``,
    confidence: CONFIDENCE,
  };
}
