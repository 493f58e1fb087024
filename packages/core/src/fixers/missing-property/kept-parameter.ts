import type { ts } from "ts-morph";
import { identifiersIn } from "../identifiers-in.ts";
import { inserted, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";

const CONFIDENCE = 0.92;
/** The base that is given it may keep it, and what is made of it may be what is asked. */
const DOUBTFUL_CONFIDENCE = 0.28;
/** It is kept, by another name. */
const RENAMED_CONFIDENCE = 0.85;
const USUAL = "private readonly";

/** `constructor(private readonly service: Service)` where `this.service` is asked, and the parameter of its name is not kept. */
export function keptParameter(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, project, sourceFile } = site;
  const access = node.parent;
  const isOfThis =
    compiler.isPropertyAccessExpression(access) &&
    access.name === node &&
    access.expression.kind === compiler.SyntaxKind.ThisKeyword;
  if (!isOfThis || project.program.getCompilerOptions().erasableSyntaxOnly === true) return [];
  const around = compiler.findAncestor(node, compiler.isClassLike);
  const constructor = around?.members.find(
    (member): member is ts.ConstructorDeclaration =>
      compiler.isConstructorDeclaration(member) && member.body !== undefined,
  );
  const parameter = constructor?.parameters.find(({ name }) => name.getText() === node.getText());
  if (around === undefined || constructor === undefined || parameter?.type === undefined) return [];
  if (/\.[cm]?jsx?$/.test(sourceFile.fileName)) return [];
  const members = membersMadeOf(compiler, constructor, node.getText());
  const kept = members.find(({ isItself }) => isItself);
  if (kept !== undefined) return [renamed(node, kept.name)];
  const keeping = usualModifiers(site, constructor) ?? USUAL;
  const isSet = setsMember(compiler, around, node.getText());
  const modifiers = isSet ? keeping.replace(/ ?readonly/, "") || "private" : keeping;
  return [
    {
      title: `Keep \`${node.getText()}\` as a member`,
      edits: [inserted(parameter.name.getStart(), `${modifiers} `)],
      rationale: "the constructor is given it, and it is asked of `this`",
      confidence:
        members.length > 0 || isGivenToBase(compiler, constructor, node.getText())
          ? DOUBTFUL_CONFIDENCE
          : CONFIDENCE,
    },
  ];
}

function renamed(node: ts.Node, name: string): Answer {
  return {
    title: `Ask for \`${name}\``,
    edits: [replaced(node, name)],
    rationale: `the constructor keeps \`${node.getText()}\` by that name`,
    confidence: RENAMED_CONFIDENCE,
  };
}

/** The members that a constructor sets to a parameter, `this.options = settings`, or to what is made of it. */
function membersMadeOf(
  compiler: typeof ts,
  { body }: ts.ConstructorDeclaration,
  parameter: string,
): { name: string; isItself: boolean }[] {
  return (body?.statements ?? []).flatMap((statement) => {
    const set = compiler.isExpressionStatement(statement) ? statement.expression : undefined;
    const isOfThis =
      set !== undefined &&
      compiler.isBinaryExpression(set) &&
      set.operatorToken.kind === compiler.SyntaxKind.EqualsToken &&
      compiler.isPropertyAccessExpression(set.left) &&
      set.left.expression.kind === compiler.SyntaxKind.ThisKeyword;
    if (!isOfThis || !identifiersIn(compiler, set.right).some(({ text }) => text === parameter)) return [];
    return compiler.isPropertyAccessExpression(set.left)
      ? [{ name: set.left.name.text, isItself: compiler.isIdentifier(set.right) }]
      : [];
  });
}

/** The modifiers of other parameters that are kept: of the same constructor, else of the project's. */
function usualModifiers(
  { ts: compiler, project }: ErrorSite,
  own: ts.ConstructorDeclaration,
): string | undefined {
  const beside = modifiersIn(own);
  if (beside !== undefined) return beside;
  for (const file of project.program.getSourceFiles()) {
    if (file.isDeclarationFile) continue;
    const found = compiler.forEachChild(file, (statement) =>
      compiler.isClassLike(statement)
        ? statement.members.map((member) => modifiersIn(member)).find((text) => text !== undefined)
        : undefined,
    );
    if (found !== undefined) return found;
  }
  return undefined;

  function modifiersIn(member: ts.ClassElement): string | undefined {
    if (!compiler.isConstructorDeclaration(member)) return undefined;
    const kept = member.parameters.find((one) => compiler.isParameterPropertyDeclaration(one, member));
    return kept?.modifiers?.map((modifier) => modifier.getText()).join(" ");
  }
}

function setsMember(compiler: typeof ts, around: ts.ClassLikeDeclaration, name: string): boolean {
  const { FirstAssignment, LastAssignment, ThisKeyword } = compiler.SyntaxKind;
  return identifiersIn(compiler, around).some(({ text, parent: access }) => {
    const isMember =
      text === name && compiler.isPropertyAccessExpression(access) && access.expression.kind === ThisKeyword;
    if (!isMember) return false;
    const { parent } = access;
    if (compiler.isPrefixUnaryExpression(parent) || compiler.isPostfixUnaryExpression(parent)) return true;
    return (
      compiler.isBinaryExpression(parent) &&
      parent.left === access &&
      parent.operatorToken.kind >= FirstAssignment &&
      parent.operatorToken.kind <= LastAssignment
    );
  });
}

/** `super(service)` */
function isGivenToBase(compiler: typeof ts, { body }: ts.ConstructorDeclaration, name: string): boolean {
  const first = body?.statements.find(
    (statement) =>
      compiler.isExpressionStatement(statement) &&
      compiler.isCallExpression(statement.expression) &&
      statement.expression.expression.kind === compiler.SyntaxKind.SuperKeyword,
  );
  return first !== undefined && identifiersIn(compiler, first).some(({ text }) => text === name);
}
