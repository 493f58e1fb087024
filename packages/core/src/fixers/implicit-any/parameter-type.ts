import type { ts } from "ts-morph";
import { isJavaScript } from "../is-java-script.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { isTelling } from "../type-error/types.ts";

const SEVERAL_CONFIDENCE = 0.88;
const ONE_CONFIDENCE = 0.8;
const LONGEST = 60;

/** The type that all callers in the file give for a parameter without one. */
export function parameterType(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const parameter = compiler.findAncestor(node, compiler.isParameter);
  if (parameter === undefined || parameter.type !== undefined || isJavaScript(sourceFile.fileName)) return [];
  const given = typesGiven(site, parameter);
  const names = new Set(given.map((type) => checker.typeToString(type, parameter)));
  const [name] = names;
  const [type] = given;
  if (
    name === undefined ||
    type === undefined ||
    names.size > 1 ||
    name.length > LONGEST ||
    /[{]|\b(?:any|unknown|never)\b/.test(name)
  )
    return [];
  const arrow = parameter.parent;
  const isBare =
    compiler.isArrowFunction(arrow) &&
    arrow.parameters.length === 1 &&
    !arrow.getText().startsWith("(") &&
    !arrow.getText().startsWith("async (");
  const edits = isBare
    ? [inserted(parameter.getStart(), "("), inserted(parameter.name.getEnd(), `: ${name})`)]
    : [inserted((parameter.questionToken ?? parameter.name).getEnd(), `: ${name}`)];
  return [
    {
      title: `Declare \`${parameter.name.getText()}\` as \`${name}\``,
      edits,
      rationale: "its callers give such values",
      confidence: given.length > 1 ? SEVERAL_CONFIDENCE : ONE_CONFIDENCE,
    },
  ];
}

function typesGiven(
  { ts: compiler, checker, sourceFile, ...site }: ErrorSite,
  parameter: ts.ParameterDeclaration,
): ts.Type[] {
  const around = parameter.parent;
  const index = around.parameters.indexOf(parameter);
  const found: ts.Type[] = [];
  function visit(node: ts.Node): void {
    if (compiler.isCallExpression(node) && checker.getResolvedSignature(node)?.declaration === around) {
      const argument = node.arguments[index];
      if (argument !== undefined)
        found.push(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(argument)));
    }
    compiler.forEachChild(node, visit);
  }
  visit(sourceFile);
  return found.filter((type) => isTelling({ ts: compiler, ...site }, type));
}
