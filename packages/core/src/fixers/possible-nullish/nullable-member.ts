import type { ts } from "ts-morph";
import { inserted, type Answer, type ErrorSite } from "../type-error/error-site.ts";
import type { Mismatch } from "../type-error/mismatch.ts";
import { absencesOf, isNullable } from "../type-error/types.ts";

/** Whoever gives it may be mistaken as well, and a stand-in may be meant. */
const CONFIDENCE = 0.28;

/**
 * `email?: string | undefined` in the interface that is asked, where a whole object is given whose `email` may be absent. Of a
 * literal the compiler tells of the member itself.
 */
export function nullableMember(site: ErrorSite, { value, source, target }: Mismatch): Answer[] {
  const { ts: compiler, checker, sourceFile } = site;
  if (source.isUnion() || target.isUnion() || compiler.isObjectLiteralExpression(value)) return [];
  const both = target.flags & source.flags & compiler.TypeFlags.Object ? target.getProperties() : [];
  const failing = both.flatMap((asked) => {
    const given = source.getProperty(asked.name);
    if (given === undefined) return [];
    const [own, wanted] = [given, asked].map((one) => checker.getTypeOfSymbolAtLocation(one, value));
    return own === undefined || wanted === undefined || checker.isTypeAssignableTo(own, wanted)
      ? []
      : [{ given, asked, own, wanted }];
  });
  const isAbsence = failing.every(
    ({ own, wanted }) =>
      isNullable(site, own) &&
      !isNullable(site, wanted) &&
      checker.isTypeAssignableTo(checker.getNonNullableType(own), wanted),
  );
  if (failing.length === 0 || !isAbsence) return [];
  const edits = failing.map(({ asked, given, own }) => widened(site, asked, { given, own }));
  if (edits.some((edit) => edit === undefined)) return [];
  const names = failing.map(({ asked }) => `\`${asked.name}\``).join(", ");
  return [
    {
      title: `Let ${names} be missing in what is asked`,
      edits: edits.flatMap((edit) => edit ?? []),
      rationale: "what is given may not have it",
      confidence: CONFIDENCE,
    },
  ];

  function widened(
    { ts: own }: ErrorSite,
    asked: ts.Symbol,
    from: { given: ts.Symbol; own: ts.Type },
  ): Answer["edits"] | undefined {
    const declaration = asked.valueDeclaration;
    const isHere = declaration !== undefined && declaration.getSourceFile() === sourceFile;
    if (!isHere || !own.isPropertySignature(declaration) || declaration.type === undefined) return undefined;
    const isOptional = (from.given.flags & own.SymbolFlags.Optional) !== 0;
    const { isNull, isUndefined } = absencesOf(site, from.own);
    const isExact = site.project.program.getCompilerOptions().exactOptionalPropertyTypes === true;
    const words = [
      ...(isNull ? ["null"] : []),
      ...(isUndefined && (!isOptional || isExact) ? ["undefined"] : []),
    ];
    return [
      ...(isOptional && declaration.questionToken === undefined
        ? [inserted(declaration.name.getEnd(), "?")]
        : []),
      ...words.map((word) => inserted(declaration.type?.getEnd() ?? declaration.getEnd(), ` | ${word}`)),
    ];
  }
}
