import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Whether the base is to have what nobody uses here, nothing tells. */
const UNTOLD_CONFIDENCE = 0.28;

/** `super(name);` for the bare `super();` of the compiler, where the constructor has what that of its base takes. */
export function withSuperArguments(
  candidate: Candidate,
  { fixName }: ts.CodeFixAction,
  site: CodeFixSite,
): Candidate {
  if (fixName !== "constructorForDerivedNeedSuperCall") return candidate;
  const given = superArguments(site);
  if (given === undefined) return { ...candidate, confidence: UNTOLD_CONFIDENCE };
  if (given === "") return candidate;
  const edits = candidate.edits.map((one) => ({
    ...one,
    edits: one.edits.map((edit) => ({
      ...edit,
      text: edit.text.replace("super()", () => `super(${given})`),
    })),
  }));
  return { ...candidate, title: `Call \`super(${given})\``, edits };
}

/**
 * What a constructor hands on to that of its base: `name` for `super(name)`, where both begin with parameters of the same names.
 * Undefined where it has something that nobody uses, and the base takes something: whether the one is for the other, nothing tells.
 */
function superArguments({ project, sourceFile, diagnostic }: CodeFixSite): string | undefined {
  const { ts: compiler, program } = project;
  const own = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isConstructorDeclaration);
  const base = own && baseOf(compiler, own.parent);
  if (own?.body === undefined || base === undefined) return "";
  const checker = program.getTypeChecker();
  const [taking] = checker.getTypeAtLocation(base.expression).getConstructSignatures();
  const taken = taking?.parameters ?? [];
  const handed = own.parameters.findIndex(({ name }, index) => name.getText() !== taken[index]?.name);
  const shared = own.parameters.slice(0, handed === -1 ? own.parameters.length : handed);
  if (shared.length > 0) return shared.map(({ name }) => name.getText()).join(", ");
  const used = namesIn(compiler, own.body);
  const isUnused = own.parameters.some(
    (one) => !compiler.isParameterPropertyDeclaration(one, own) && !used.has(one.name.getText()),
  );
  return isUnused && taken.length > 0 ? undefined : "";
}

function baseOf(
  compiler: typeof ts,
  { heritageClauses }: ts.ClassLikeDeclaration,
): ts.ExpressionWithTypeArguments | undefined {
  return heritageClauses?.find(({ token }) => token === compiler.SyntaxKind.ExtendsKeyword)?.types[0];
}

function namesIn(compiler: typeof ts, node: ts.Node): Set<string> {
  const names = new Set<string>();
  function visit(child: ts.Node): void {
    if (compiler.isIdentifier(child)) names.add(child.text);
    compiler.forEachChild(child, visit);
  }
  visit(node);
  return names;
}
