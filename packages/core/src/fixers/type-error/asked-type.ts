import type { ts } from "ts-morph";
import { areOpposite } from "../contrasting-names.ts";
import { isVariant } from "../name-variant.ts";
import type { ErrorSite } from "./error-site.ts";

/** The type that is asked for a member at a place: of what stands before the dot, is taken apart, or is to be made. */
function askedType(
  { ts: compiler, checker }: Pick<ErrorSite, "ts" | "checker">,
  node: ts.Node,
): ts.Type | undefined {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent) && parent.name === node)
    return bare(checker, checker.getTypeAtLocation(parent.expression));
  const access = compiler.isElementAccessExpression(node) ? node : parent;
  if (compiler.isElementAccessExpression(access))
    return bare(checker, checker.getTypeAtLocation(access.expression));
  const element = compiler.isBindingElement(node) ? node : parent;
  if (compiler.isBindingElement(element)) return checker.getTypeAtLocation(element.parent);
  const isMember = compiler.isPropertyAssignment(parent) || compiler.isShorthandPropertyAssignment(parent);
  return isMember ? bare(checker, checker.getContextualType(parent.parent)) : undefined;
}

function bare(checker: ts.TypeChecker, type: ts.Type | undefined): ts.Type | undefined {
  return type && checker.getApparentType(checker.getNonNullableType(type));
}

/** The only member of the type asked that is called by the words of a name, and some more or some less. */
export function memberLike(
  site: Pick<ErrorSite, "ts" | "checker">,
  node: ts.Node,
  name: string,
): ts.Symbol | undefined {
  const variants = membersLike(site, node, name);
  return variants.length === 1 ? variants[0] : undefined;
}

/** All members of the type asked that are called so. */
export function membersLike(
  site: Pick<ErrorSite, "ts" | "checker">,
  node: ts.Node,
  name: string,
): ts.Symbol[] {
  return membersAsked(site, node, name).filter((member) => isVariant(member.name, name));
}

/** Whether the type asked has a member for the contrary, or in another unit: `isOpen` for `isClosed`. */
export function hasContraryMember(
  site: Pick<ErrorSite, "ts" | "checker">,
  node: ts.Node,
  name: string,
): boolean {
  return membersAsked(site, node, name).some((member) => areOpposite(member.name, name));
}

/** Whether a member of the type asked has a member of the name, and of the project's own: `invoice.net.amount` for `invoice.amount`. */
export function isInsideMember(
  site: Pick<ErrorSite, "ts" | "checker">,
  node: ts.Node,
  name: string,
): boolean {
  return membersAsked(site, node, name).some((member) => {
    const type = site.checker.getTypeOfSymbolAtLocation(member, node);
    const inner = type.flags & site.ts.TypeFlags.Object ? type.getProperty(name) : undefined;
    const declarations = inner?.declarations ?? [];
    return declarations.some((declaration) => !declaration.getSourceFile().isDeclarationFile);
  });
}

function membersAsked(
  site: Pick<ErrorSite, "ts" | "checker">,
  node: ts.Node,
  name: string,
): readonly ts.Symbol[] {
  const type = askedType(site, node);
  const lacking =
    type?.isUnion() === true ? type.types.filter((part) => part.getProperty(name) === undefined) : [];
  const [only = type] = lacking.length === 1 ? lacking : [];
  return only?.getProperties() ?? [];
}
