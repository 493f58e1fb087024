import type { ts } from "ts-morph";
import { errorNode, replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { inheritedMember } from "./inherited-member.ts";

/** A class says of a member something else than the class or interface that it comes from. */
export const OVERRIDING = "TS2416";

/** Other classes say it as it is inherited. */
const AS_OTHERS = 0.8;
const ALONE = 0.45;
const PRIMITIVES = /\b(?:string|number|boolean)\b/g;

type Member = ts.MethodDeclaration | ts.PropertyDeclaration | ts.AccessorDeclaration;

/** `title(): number | null` in a class that implements an interface with `title(): string | null`. */
export function overridingType(site: ErrorSite): Answer[] {
  const { ts: compiler, checker } = site;
  const name = errorNode(site);
  const member = name.parent;
  if (!isMember(compiler, member)) return [];
  const inherited = inheritedMember(site, member.parent, name.getText());
  if (inherited === undefined) return [];
  const confidence = hasOtherHeirs(site, inherited, member) ? AS_OTHERS : ALONE;
  return written(site, member, checker.getTypeOfSymbol(inherited)).flatMap(({ node, wanted }) => {
    const text = exchanged(node.getText(), checker.typeToString(wanted));
    if (text === undefined) return [];
    return [
      {
        title: `Declare \`${name.getText()}\` as \`${text}\``,
        edits: [replaced(node, text)],
        rationale: "so it is inherited",
        confidence,
      },
    ];
  });
}

function isMember(compiler: typeof ts, node: ts.Node): node is Member {
  return (
    compiler.isMethodDeclaration(node) || compiler.isPropertyDeclaration(node) || compiler.isAccessor(node)
  );
}

/** Whether another class declares the member as well, or it comes from a package. */
function hasOtherHeirs(
  { project, ts: compiler }: ErrorSite,
  { declarations = [] }: ts.Symbol,
  own: Member,
): boolean {
  const [declaration] = declarations;
  const name = declaration && compiler.getNameOfDeclaration(declaration);
  if (name === undefined) return false;
  const path = name.getSourceFile().fileName;
  const file = project.relative(path);
  if (file === undefined || `/${file}`.includes("/node_modules/")) return true;
  const heirs = project.service.getImplementationAtPosition(path, name.getStart()) ?? [];
  const known = [name, own.name].map((one) => `${one.getSourceFile().fileName} ${one.getStart()}`);
  return heirs.some(({ fileName, textSpan }) => !known.includes(`${fileName} ${textSpan.start}`));
}

/** The types that are written at a member, each with the one that is inherited for it. */
function written(
  { ts: compiler, checker }: ErrorSite,
  member: Member,
  inherited: ts.Type,
): { node: ts.TypeNode; wanted: ts.Type }[] {
  const pair = (node: ts.TypeNode | undefined, wanted: ts.Type | undefined) =>
    node === undefined || wanted === undefined ? [] : [{ node, wanted }];
  if (!compiler.isMethodDeclaration(member)) return pair(member.type, inherited);
  const [signature, ...others] = inherited.getCallSignatures();
  if (signature === undefined || others.length > 0) return [];
  const parameters = member.parameters.flatMap(({ type }, index) => {
    const parameter = signature.parameters[index];
    return pair(type, parameter && checker.getTypeOfSymbol(parameter));
  });
  return [...pair(member.type, signature.getReturnType()), ...parameters];
}

/** A written type with one primitive exchanged, so that it is the wanted one; undefined where that is not enough. */
function exchanged(text: string, wanted: string): string | undefined {
  if (partsOf(text) === partsOf(wanted)) return undefined;
  const places = [...text.matchAll(PRIMITIVES)];
  const texts = places.flatMap(({ index, 0: own }) =>
    ["string", "number", "boolean"].map(
      (other) => text.slice(0, index) + other + text.slice(index + own.length),
    ),
  );
  return texts.find((one) => partsOf(one) === partsOf(wanted));
}

function partsOf(type: string): string {
  return type.replaceAll(/\s/g, "").split("|").toSorted().join("|");
}
