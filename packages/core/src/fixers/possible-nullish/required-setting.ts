import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.85;
/** Somebody reckons with its absence. */
const ABSENT_CONFIDENCE = 0.28;

/** `required("CACHE_URL")` for `process.env.CACHE_URL`, where the file reads its other settings by a function that looks there. */
export function requiredSetting(site: ErrorSite, value: ts.Expression): Answer[] {
  const { ts: compiler, sourceFile } = site;
  if (!compiler.isPropertyAccessExpression(value)) return [];
  if (!/^(?:process|import\.meta)\.env$/.test(value.expression.getText())) return [];
  const setting = value.name.text;
  const found = new Set<string>();
  function visit(node: ts.Node): void {
    compiler.forEachChild(node, visit);
    if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return;
    const [name, ...others] = node.arguments;
    if (name === undefined || others.length > 0 || !compiler.isStringLiteral(name)) return;
    if (isReader(site, node)) found.add(`${node.expression.text}(${quotedAs(name)})`);
  }
  function quotedAs(sample: ts.StringLiteral): string {
    const quote = sample.getText().slice(0, 1);
    return quote + setting + quote;
  }
  visit(sourceFile);
  const [text, ...others] = found;
  if (text === undefined || others.length > 0) return [];
  return [
    {
      title: `Write \`${text}\``,
      edits: [replaced(value, text)],
      rationale: "so are the other settings of the file read",
      confidence: isAskedWhetherThere(site, value) ? ABSENT_CONFIDENCE : CONFIDENCE,
    },
  ];
}

/** Whether the file asks whether the member that gets the setting has a value: `config.reportTo !== ""`, `if (config.reportTo)`. */
function isAskedWhetherThere({ ts: compiler, sourceFile }: ErrorSite, { parent }: ts.Expression): boolean {
  if (!compiler.isPropertyAssignment(parent)) return false;
  const member = parent.name.getText();
  function visit(node: ts.Node): boolean {
    const isOfMember = compiler.isPropertyAccessExpression(node) && node.name.text === member;
    if (isOfMember && isAsked(compiler, node)) return true;
    return compiler.forEachChild(node, (child) => visit(child) || undefined) === true;
  }
  return visit(sourceFile);
}

function isAsked(compiler: typeof ts, { parent }: ts.Expression): boolean {
  if (compiler.isIfStatement(parent) || compiler.isConditionalExpression(parent)) return true;
  if (compiler.isPrefixUnaryExpression(parent)) return true;
  return (
    compiler.isBinaryExpression(parent) &&
    (/^(?:&&|\|\||\?\?)$/.test(parent.operatorToken.getText()) ||
      /(?:""|''|undefined|null)$/.test(parent.right.getText()))
  );
}

/** Whether a function of the project that is called reads the setting of the name that it is given, and throws without it. */
function isReader({ ts: compiler, checker, project }: ErrorSite, call: ts.CallExpression): boolean {
  const declaration = checker.getResolvedSignature(call)?.declaration;
  if (declaration === undefined || declaration.getSourceFile().isDeclarationFile) return false;
  if (project.relative(declaration.getSourceFile().fileName) === undefined) return false;
  const [parameter] = declaration.parameters;
  const isRequired = parameter !== undefined && compiler.isIdentifier(parameter.name);
  return isRequired && declaration.getText().includes(`.env[${parameter.name.text}]`);
}
