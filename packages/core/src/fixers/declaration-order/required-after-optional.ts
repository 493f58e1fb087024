import type { ts } from "ts-morph";
import { unusedParameter } from "../argument-count/unused-parameter.ts";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";

/** What is wanted of the function, only its author knows. */
const REMOVED_CONFIDENCE = 0.29;
const OPTIONAL_CONFIDENCE = 0.28;

/** TS1016: a parameter that must be given behind one that need not be. It goes where nothing uses it, or need not be given either. */
export function requiredAfterOptional(site: ErrorSite, node: ts.Node): Answer[] {
  const { ts: compiler, checker } = site;
  const parameter = compiler.findAncestor(node, compiler.isParameter);
  if (parameter === undefined || !compiler.isIdentifier(parameter.name)) return [];
  const { text: name } = parameter.name;
  const { parameters } = parameter.parent;
  const signature = checker.getSignatureFromDeclaration(parameter.parent);
  const unused = signature && unusedParameter(site, signature, parameters.length - 1);
  const before = parameters[parameters.indexOf(parameter) - 1];
  const optional = {
    title: `Make the parameter \`${name}\` optional`,
    edits: [inserted(parameter.name.getEnd(), "?")],
    rationale: "what is before it need not be given",
    confidence: OPTIONAL_CONFIDENCE,
  };
  if (unused !== parameter || before === undefined) return [optional];
  const removed = {
    title: `Take the parameter \`${name}\` away`,
    edits: [{ start: before.getEnd(), end: parameter.getEnd(), text: "" }],
    rationale: "the function does not use it, and what is before it need not be given",
    confidence: REMOVED_CONFIDENCE,
  };
  return [removed, optional];
}
