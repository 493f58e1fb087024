import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Types that can be told in a word. */
const PLAIN = /^(?:string|number|boolean|bigint|Date|null)(?:\[\])?$/;

/**
 * The declaration of a member that is set to values of several types with all of them, where the compiler writes that of the one
 * at the error: `label: number | string` for `this.label = 0` and `this.label = name`.
 */
export function withAllKinds(
  candidate: Candidate,
  { fixName }: ts.CodeFixAction,
  site: CodeFixSite,
): Candidate {
  const { ts: compiler } = site.project;
  const name = nodeAt(compiler, site.sourceFile, site.diagnostic.start, compiler.isIdentifier);
  const access = name?.parent;
  if (fixName !== "fixMissingMember" || name === undefined || access === undefined) return candidate;
  if (!compiler.isPropertyAccessExpression(access) || access.name !== name) return candidate;
  const kinds = [...new Set(kindsSet(site, access))];
  if (kinds.length < 2 || !kinds.every((kind) => PLAIN.test(kind))) return candidate;
  const declaration = new RegExp(
    String.raw`(?<=(?<![\w$])${name.text.replaceAll("$", String.raw`\$`)}\??: )[^;=\n]+(?=;)`,
  );
  const edits = candidate.edits.map(({ file, edits: changes }) => ({
    file,
    edits: changes.map((edit) => ({
      ...edit,
      text: edit.text.replace(declaration, () => kinds.join(" | ")),
    })),
  }));
  return { ...candidate, edits };
}

/** The types of what the member of an object of that type is set to in the file, a literal as what it is one of. */
function kindsSet(site: CodeFixSite, { expression, name }: ts.PropertyAccessExpression): string[] {
  const { ts: compiler, program } = site.project;
  const checker = program.getTypeChecker();
  const owner = checker.getTypeAtLocation(expression);
  const kinds: string[] = [];
  function visit(node: ts.Node): void {
    const isSet =
      compiler.isBinaryExpression(node) &&
      node.operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
      compiler.isPropertyAccessExpression(node.left) &&
      node.left.name.text === name.text &&
      checker.getTypeAtLocation(node.left.expression) === owner;
    if (isSet)
      kinds.push(
        checker.typeToString(checker.getBaseTypeOfLiteralType(checker.getTypeAtLocation(node.right))),
      );
    compiler.forEachChild(node, visit);
  }
  visit(site.sourceFile);
  return kinds;
}
