import type { ts } from "ts-morph";
import type { TextEdit } from "../../model/edit.ts";
import { isVariant } from "../name-variant.ts";
import type { Declared } from "./declarations-in.ts";
import { errorPlace } from "./error-place.ts";
import { CARRIED_ON, CHANGED, type Answer, type Site } from "./site.ts";
import { withImport } from "./with-import.ts";

/** A method that became a function which takes what the method was of. */
export interface FreedMethod {
  kind: "freed";
  file: string;
  container: string;
  name: string;
  function: string;
  /** Whether it does what the method did. */
  isSame: boolean;
}

/** Methods of classes that are gone, of which one new function of the file takes the place. */
export function freedMethods(
  { SyntaxKind }: typeof ts,
  file: string,
  gone: readonly Declared[],
  come: readonly Declared[],
): FreedMethod[] {
  const methods = gone.filter(({ kind }) => kind === SyntaxKind.MethodDeclaration);
  return methods.flatMap((method): FreedMethod[] => {
    const places = come.filter(({ container, parameters }) => {
      const [first, ...others] = parameters ?? [];
      const isOf = first !== undefined && first.type.replace(/<.*$/s, "") === method.container;
      const taken = method.parameters ?? [];
      return (
        container === "" &&
        isOf &&
        others.length === taken.length &&
        others.every(({ type }, index) => type === taken[index]?.type)
      );
    });
    const same = places.filter((one) => bodyOf(one) === bodyOf(method));
    const named = places.filter(({ name }) => name === method.name || isVariant(name, method.name));
    const [only, ...others] = same.length > 0 ? same : named;
    if (only === undefined || others.length > 0) return [];
    const { container, name } = method;
    return [{ kind: "freed", file, container, name, function: only.name, isSame: same.length > 0 }];
  });
}

/** What a function does, with the first parameter called `this`. */
function bodyOf({ rest, parameters, container }: Declared): string {
  const body = rest.slice(rest.indexOf("{"));
  const name = parameters?.[0]?.name;
  if (container !== "" || name === undefined || !/^[\w$]+$/.test(name)) return body;
  return body.replaceAll(
    new RegExp(`(?<![\\w$.])${name.replaceAll("$", String.raw`\$`)}(?![\\w$])`, "g"),
    "this",
  );
}

/** `basketTotal(basket)` for `basket.total()`, wherever the file with the error calls the method, with the import of the function. */
export function freedAnswers(site: Site, change: FreedMethod): Answer[] {
  const found = errorPlace(site);
  if (found === undefined || found.node.getText() !== change.name) return [];
  const { ts: compiler, project, sourceFile, file, node } = found;
  const checker = project.program.getTypeChecker();
  const edits: TextEdit[] = [];
  let isConcerned = false;
  function visit(one: ts.Node): void {
    compiler.forEachChild(one, visit);
    if (!compiler.isCallExpression(one) || one.questionDotToken !== undefined) return;
    const callee = one.expression;
    if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== change.name) return;
    const type = checker.getTypeAtLocation(callee.expression);
    const isOf = type.getSymbol()?.name === change.container && type.getProperty(change.name) === undefined;
    if (!isOf || callee.questionDotToken !== undefined) return;
    isConcerned ||= callee.name === node;
    const [first] = one.arguments;
    const open = sourceFile.text.indexOf("(", callee.end);
    edits.push(
      { start: callee.getStart(), end: callee.getStart(), text: `${change.function}(` },
      { start: callee.expression.end, end: open + 1, text: first === undefined ? "" : ", " },
    );
  }
  visit(sourceFile);
  const imported = withImport(project, sourceFile, { name: change.function, home: change.file });
  if (!isConcerned || imported === undefined) return [];
  return [
    {
      title: `Call \`${change.function}\` for \`${change.name}\` in ${file}`,
      edits: [{ file, edits: [...imported, ...edits] }],
      rationale: `it is a function since \`${change.container}\` was changed in ${change.file}`,
      confidence: change.isSame ? CARRIED_ON : CHANGED,
    },
  ];
}
