import type { ts } from "ts-morph";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether somebody gives what a function takes out of its parameter and does not use: `className` of `<Button className="primary">`. */
export function isGivenProperty(
  project: CodeFixSite["project"],
  { parent: element }: ts.Identifier,
): boolean {
  const { ts: compiler, program, service } = project;
  if (!compiler.isBindingElement(element) || !compiler.isParameter(element.parent.parent)) return false;
  const key = (element.propertyName ?? element.name).getText();
  const given = program.getTypeChecker().getTypeAtLocation(element.parent.parent).getProperty(key);
  const declaration = given?.declarations?.[0];
  const name = declaration && compiler.getNameOfDeclaration(declaration);
  if (name === undefined || project.relative(name.getSourceFile().fileName) === undefined) return false;
  const found = service.findReferences(name.getSourceFile().fileName, name.getStart()) ?? [];
  return found
    .flatMap(({ references }) => references)
    .some(({ fileName, textSpan }) => {
      const file = program.getSourceFile(fileName);
      const reference = file && nodeAt(compiler, file, textSpan.start, compiler.isIdentifier);
      const around = reference?.parent;
      return (
        around !== undefined &&
        (compiler.isJsxAttribute(around) ||
          compiler.isPropertyAssignment(around) ||
          compiler.isShorthandPropertyAssignment(around)) &&
        around.name === reference
      );
    });
}
