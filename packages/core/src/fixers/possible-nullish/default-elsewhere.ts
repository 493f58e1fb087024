import type { ts } from "ts-morph";
import { withImport } from "../changed-declaration/with-import.ts";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { wordsOf } from "../words-of.ts";

/** A constant that is called as the member. */
const NAMED_CONFIDENCE = 0.85;
/** What stands in for it may be another thing with every use. */
const CONFIDENCE = 0.28;
/** Files that are looked at. */
const MOST_FILES = 300;
/** A value that is the same wherever it stands. */
const LASTING = /^(?:"[^"\\]*"|'[^'\\]*'|-?[\d_.]+|true|false|\[\])$/;

/**
 * `preferences.locale ?? DEFAULT_LOCALE` for `preferences.locale`, where that stands wherever else the project says what the
 * member is where it is missing: a literal, or a constant that is declared at the top of a file.
 */
export function defaultElsewhere(site: ErrorSite, value: ts.Expression): Answer[] {
  const { ts: compiler, checker, project } = site;
  if (!compiler.isPropertyAccessExpression(value) || compiler.isBinaryExpression(value.parent)) return [];
  const member = checker.getSymbolAtLocation(value.name);
  if (member === undefined) return [];
  const found = new Map<string, ts.Expression>();
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isBinaryExpression(node)) return;
    if (node.operatorToken.kind !== compiler.SyntaxKind.QuestionQuestionToken) return;
    const { left, right } = node;
    const isOf =
      compiler.isPropertyAccessExpression(left) && checker.getSymbolAtLocation(left.name) === member;
    if (isOf) found.set(right.getText(), right);
  }
  const files = project.program
    .getSourceFiles()
    .filter((one) => !one.isDeclarationFile && !one.fileName.includes("/node_modules/"));
  for (const file of files.slice(0, MOST_FILES)) if (file.text.includes(member.name)) visit(file);
  const [only, ...others] = found;
  const imports = only === undefined || others.length > 0 ? undefined : importsFor(site, only[1]);
  if (only === undefined || imports === undefined) return [];
  const [text] = only;
  return [
    {
      title: `Take \`${text}\` where \`${value.getText()}\` is missing`,
      edits: [...imports, replaced(value, `${value.getText()} ?? ${text}`)],
      rationale: "so it is done wherever else it may be missing",
      confidence: isCalledAs(text, member.name) ? NAMED_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** `DEFAULT_LOCALE` of `locale`. */
function isCalledAs(constant: string, member: string): boolean {
  const words = wordsOf(constant);
  return /^[A-Za-z_$]/.test(constant) && wordsOf(member).every((word) => words.includes(word));
}

function importsFor(site: ErrorSite, standIn: ts.Expression): Answer["edits"] | undefined {
  const { ts: compiler, checker, project, sourceFile } = site;
  if (LASTING.test(standIn.getText())) return [];
  if (!compiler.isIdentifier(standIn)) return undefined;
  const symbol = checker.getSymbolAtLocation(standIn);
  const isAlias = symbol !== undefined && (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
  const declared = (isAlias ? checker.getAliasedSymbol(symbol) : symbol)?.valueDeclaration;
  const isConstant =
    declared !== undefined &&
    compiler.isVariableDeclaration(declared) &&
    compiler.isSourceFile(declared.parent.parent.parent);
  const home = declared && project.relative(declared.getSourceFile().fileName);
  return isConstant && home !== undefined
    ? withImport(project, sourceFile, { name: standIn.text, home })
    : undefined;
}
