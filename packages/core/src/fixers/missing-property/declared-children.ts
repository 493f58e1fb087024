import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import type { TextEdit } from "../../model/edit.ts";
import { quoteOf } from "../quote-of.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.9;
const NAME = "children";
const TYPE = "ReactNode";
const REACT = "react";

/** `children: ReactNode;` in the properties of a component that shows its children and does not declare them. */
export function declaredChildren(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const element = compiler.isBindingElement(node) ? node : node.parent;
  if (node.getText() !== NAME || !compiler.isBindingElement(element)) return [];
  const parameter = element.parent.parent;
  if (!compiler.isParameter(parameter) || parameter.type === undefined || !hasReact(site)) return [];
  const [declaration] = checker.getTypeAtLocation(parameter).getSymbol()?.declarations ?? [];
  const isOpen =
    declaration !== undefined &&
    (compiler.isInterfaceDeclaration(declaration) || compiler.isTypeLiteralNode(declaration));
  const last = isOpen ? declaration.members.at(-1) : undefined;
  if (last === undefined || last.getSourceFile() !== sourceFile) return [];
  const { text } = sourceFile;
  const line = /(?:^|\n)([^\S\n]*)$/.exec(text.slice(0, last.getStart()))?.[1];
  const gap = line === undefined ? " " : `${lineEndOf(text)}${line}`;
  const imported = importOf(site);
  const end = /[;,]$/.exec(last.getText())?.[0] ?? "";
  const mark = end === "" && line === undefined ? ";" : "";
  return [
    {
      title: "Declare the children of the component",
      edits: [...imported.edits, inserted(last.getEnd(), `${mark}${gap}${NAME}: ${imported.name}${end}`)],
      rationale: "it shows them, and its properties do not have them",
      confidence: CONFIDENCE,
    },
  ];
}

function hasReact({ checker, project }: ErrorSite): boolean {
  const isAmbient = checker.getAmbientModules().some(({ name }) => name === `"${REACT}"`);
  const files = project.program.getSourceFiles();
  return isAmbient || files.some(({ fileName }) => fileName.endsWith("/@types/react/index.d.ts"));
}

/** How the type is called in the file, and what has to be imported for that. */
function importOf({ ts: compiler, sourceFile }: ErrorSite): { name: string; edits: TextEdit[] } {
  const { text, statements } = sourceFile;
  const imports = statements.filter(compiler.isImportDeclaration);
  for (const { importClause, moduleSpecifier } of imports) {
    if (!compiler.isStringLiteral(moduleSpecifier) || moduleSpecifier.text !== REACT) continue;
    const { namedBindings, name, phaseModifier } = importClause ?? {};
    const whole = namedBindings && compiler.isNamespaceImport(namedBindings) ? namedBindings.name : name;
    if (whole !== undefined) return { name: `${whole.text}.${TYPE}`, edits: [] };
    if (namedBindings === undefined || !compiler.isNamedImports(namedBindings)) continue;
    if (namedBindings.elements.some((one) => one.name.text === TYPE)) return { name: TYPE, edits: [] };
    const last = namedBindings.elements.at(-1);
    const word = phaseModifier === compiler.SyntaxKind.TypeKeyword ? TYPE : `type ${TYPE}`;
    if (last !== undefined) return { name: TYPE, edits: [inserted(last.getEnd(), `, ${word}`)] };
  }
  const lineEnd = lineEndOf(text);
  const [first] = imports;
  const quote = first?.moduleSpecifier.getText().slice(0, 1) ?? quoteOf(text);
  const isEnded = /;\s*$/m.test(first?.getText() ?? text);
  const line = `import type { ${TYPE} } from ${quote}${REACT}${quote}${isEnded ? ";" : ""}${lineEnd}`;
  const at = first?.getStart() ?? statements[0]?.getStart() ?? 0;
  return { name: TYPE, edits: [inserted(at, first === undefined ? `${line}${lineEnd}` : line)] };
}
