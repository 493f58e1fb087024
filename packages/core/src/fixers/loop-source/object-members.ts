import type { ts } from "ts-morph";
import { replaced, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import { heldLists } from "./held-list.ts";
import type { WalkedObject } from "./walked-object.ts";

const ENTRIES_CONFIDENCE = 0.9;
/** Whether keys or values are meant, only what is done with them can tell. */
const LIKELIER_CONFIDENCE = 0.29;
const UNLIKELIER_CONFIDENCE = 0.28;

/** `Object.entries(counts)` where pairs are taken of a plain object, else its values or its keys. */
export function objectMembers(site: ErrorSite, walked: WalkedObject): Answer[] {
  const { object, taken, copy = object, isAsked } = walked;
  if (!isPlainObject(site, object)) return [];
  if (taken === "pair") {
    const isSure = heldLists(site, object).length === 0;
    return [
      members(object, "entries", {
        place: object,
        confidence: isSure ? ENTRIES_CONFIDENCE : LIKELIER_CONFIDENCE,
      }),
    ];
  }
  if (isAsked) return [];
  const order = taken === "key" ? (["keys", "values"] as const) : (["values", "keys"] as const);
  return [
    members(object, order[0], { place: copy, confidence: LIKELIER_CONFIDENCE }),
    members(object, order[1], { place: copy, confidence: UNLIKELIER_CONFIDENCE }),
  ];
}

function members(
  object: ts.Expression,
  member: "entries" | "values" | "keys",
  { place, confidence }: { place: ts.Node; confidence: number },
): Answer {
  return {
    title: `Walk the ${member} of \`${object.getText()}\``,
    edits: [replaced(place, `Object.${member}(${object.getText()})`)],
    rationale: "an object is no list",
    confidence,
  };
}

/** An object of data: of no class, no function, nothing that the language or a page brings, nothing that may be missing. */
function isPlainObject({ ts: compiler, checker, project }: ErrorSite, node: ts.Expression): boolean {
  const type = checker.getTypeAtLocation(node);
  const { flags = 0, declarations = [] } = type.getSymbol() ?? {};
  const isBrought =
    (flags & compiler.SymbolFlags.Interface) !== 0 &&
    declarations.some((declaration) =>
      project.program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
    );
  return (
    (type.flags & compiler.TypeFlags.Object) !== 0 &&
    (flags & compiler.SymbolFlags.Class) === 0 &&
    !isBrought &&
    type.getCallSignatures().length === 0 &&
    type.getConstructSignatures().length === 0 &&
    checker.getPropertyOfType(type, "next") === undefined
  );
}
