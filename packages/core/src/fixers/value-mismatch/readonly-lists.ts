import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { elementOf } from "../type-error/types.ts";
import { changesList } from "./changes-list.ts";
import { fateOfCopy } from "./fate-of-copy.ts";
import { written } from "./written.ts";

const DECLARED_CONFIDENCE = 0.7;
const COPIED_CONFIDENCE = 0.45;
/** Nothing comes of what is done to a copy. */
const LOST_CONFIDENCE = 0.2;

/** A read-only list where one is asked that could be changed: a parameter that changes nothing says so, else a copy is given. */
export function readonlyLists(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  const { source, target, value, call } = mismatch;
  const [given, wanted] = [elementOf(site, source), elementOf(site, target)];
  if (given === undefined || wanted === undefined || !checker.isTypeAssignableTo(given, wanted)) return [];
  if (checker.isTypeAssignableTo(source, target)) return [];
  const copied = written(mismatch, `[...${value.getText()}]`, {
    confidence: fateOfCopy(site, mismatch) === "used" ? COPIED_CONFIDENCE : LOST_CONFIDENCE,
    rationale: "a copy may be changed",
  });
  const index = call?.arguments?.indexOf(value) ?? -1;
  const parameter = call && checker.getResolvedSignature(call)?.parameters[index]?.valueDeclaration;
  const type = parameter !== undefined && compiler.isParameter(parameter) ? parameter.type : undefined;
  if (type === undefined || !compiler.isArrayTypeNode(type) || type.getSourceFile() !== sourceFile)
    return [copied];
  if (!compiler.isParameter(type.parent) || changesList(compiler, type.parent)) return [copied];
  const declared: Answer = {
    title: "Declare the parameter as `readonly`",
    edits: [inserted(type.getStart(), "readonly ")],
    rationale: "the list that it is given cannot be changed",
    confidence: DECLARED_CONFIDENCE,
  };
  return [declared, copied];
}
