import type { ts } from "ts-morph";
import type { Answer, ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { isTelling } from "../type-error/types.ts";
import { wordsOf } from "../words-of.ts";
import { written } from "./written.ts";

const NAMED_CONFIDENCE = 0.8;
const ONLY_CONFIDENCE = 0.45;

/** `.then(({ users }) => setUsers(users))` for `.then(setUsers)`, where what is handed to it holds what it takes. */
export function handedOn(site: ErrorSite, mismatch: Mismatch): Answer[] {
  const { ts: compiler, checker } = site;
  const { value, source, target } = mismatch;
  if (!compiler.isIdentifier(value)) return [];
  const [taken, given] = [source, checker.getNonNullableType(target)].map((type) =>
    firstParameter(site, type, value),
  );
  if (taken === undefined || given === undefined || !isTelling(site, taken)) return [];
  if ((given.flags & compiler.TypeFlags.Object) === 0 || checker.isArrayLikeType(given)) return [];
  const members = given.getProperties().filter((member) => {
    const type = checker.getTypeOfSymbolAtLocation(member, value);
    return isTelling(site, type) && checker.isTypeAssignableTo(type, taken);
  });
  const [member] = members;
  if (member === undefined || members.length > 1) return [];
  const isNamed = wordsOf(value.text).includes(member.name.toLowerCase());
  return [
    written(mismatch, `({ ${member.name} }) => ${value.text}(${member.name})`, {
      confidence: isNamed ? NAMED_CONFIDENCE : ONLY_CONFIDENCE,
      rationale: `\`${member.name}\` of what it is given is what it takes`,
    }),
  ];
}

/** What a function that takes one thing takes, or a union of such functions. */
function firstParameter(
  { ts: compiler, checker }: ErrorSite,
  type: ts.Type,
  at: ts.Node,
): ts.Type | undefined {
  const functions = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => (flags & (compiler.TypeFlags.Null | compiler.TypeFlags.Undefined)) === 0,
  );
  const [signature, ...others] = functions.flatMap((one) => one.getCallSignatures());
  const [parameter, ...more] = signature?.parameters ?? [];
  if (parameter === undefined || others.length > 0 || more.length > 0) return undefined;
  return checker.getTypeOfSymbolAtLocation(parameter, at);
}
