import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { elementOf, isNamed } from "../type-error/types.ts";
import type { WalkedObject } from "./walked-object.ts";

const ONLY_CONFIDENCE = 0.65;
/** Which one is meant, its name may tell, and no check. */
const ONE_OF_CONFIDENCE = 0.4;
const MOST = 3;

/** `page.items` where `page` is walked, and holds lists. Of one that is asked for what its only list has, others tell. */
export function heldList(site: ErrorSite, { object, isAsked }: WalkedObject): Answer[] {
  const lists = heldLists(site, object);
  if (lists.length > MOST || (isAsked && lists.length === 1)) return [];
  if (!site.ts.isLeftHandSideExpression(object)) return [];
  return lists.map(({ name }) => ({
    title: `Walk \`${object.getText()}.${name}\``,
    edits: [inserted(object.getEnd(), `.${name}`)],
    rationale: lists.length === 1 ? "it is the only list that it holds" : "it holds that list",
    confidence: lists.length === 1 ? ONLY_CONFIDENCE : ONE_OF_CONFIDENCE,
  }));
}

/** The members of an object of the project that can be walked. */
export function heldLists(site: ErrorSite, object: ts.Expression): ts.Symbol[] {
  const { ts: compiler, checker, project } = site;
  const type = checker.getTypeAtLocation(object);
  if ((type.flags & compiler.TypeFlags.Object) === 0) return [];
  return type.getProperties().filter((member) => {
    const declared = member.valueDeclaration?.getSourceFile();
    if (declared === undefined || project.program.isSourceFileDefaultLibrary(declared)) return false;
    const held = checker.getTypeOfSymbolAtLocation(member, object);
    return elementOf(site, held) !== undefined || isNamed(held, "Map", "ReadonlyMap", "Set", "ReadonlySet");
  });
}
