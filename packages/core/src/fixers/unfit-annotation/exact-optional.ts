import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import { editsByFile } from "../../repository/edits-by-file.ts";
import { errorNode, type ErrorSite } from "../type-error/error-site.ts";
import { mismatchAt } from "../type-error/mismatch.ts";
import { absencesOf } from "../type-error/types.ts";

/** To leave it out where there is no value may be meant as well. */
const CONFIDENCE = 0.45;

/** `subtitle?: string | undefined` for `subtitle?: string`, where undefined is given for it. */
export function exactOptional(site: ErrorSite): Omit<Candidate, "origin">[] {
  const { ts: compiler, checker, project } = site;
  const node = errorNode(site);
  const mismatch = mismatchAt(site);
  const value = mismatch?.value;
  if (mismatch === undefined || value === undefined) return [];
  const target = checker.getNonNullableType(mismatch.target);
  const given = target.isUnion() ? [] : mismatch.source.getProperties();
  const edits = given.flatMap((member): FileEdit[] => {
    const asked = target.getProperty(member.name);
    const declaration = asked?.valueDeclaration;
    if (declaration === undefined || !isOptionalMember(compiler, declaration)) return [];
    const { isUndefined } = absencesOf(site, checker.getTypeOfSymbolAtLocation(member, node));
    const { type } = declaration;
    const file = project.relative(declaration.getSourceFile().fileName);
    const isOwn = file !== undefined && !`/${file}`.includes("/node_modules/") && !file.endsWith(".d.ts");
    if (!isUndefined || type === undefined || !isOwn) return [];
    if (checker.typeToString(checker.getTypeFromTypeNode(type)).endsWith("undefined")) return [];
    const isLoose = compiler.isFunctionTypeNode(type) || compiler.isConditionalTypeNode(type);
    const text = isLoose ? `(${type.getText()}) | undefined` : `${type.getText()} | undefined`;
    return [{ file, edits: [{ start: type.getStart(), end: type.getEnd(), text }] }];
  });
  if (edits.length === 0) return [];
  return [
    {
      title: "Add 'undefined' to optional property type",
      edits: editsByFile(edits),
      rationale: "it is given where there is no value",
      confidence: CONFIDENCE,
    },
  ];
}

function isOptionalMember(
  compiler: typeof ts,
  declaration: ts.Declaration,
): declaration is ts.PropertySignature | ts.PropertyDeclaration {
  const isMember = compiler.isPropertySignature(declaration) || compiler.isPropertyDeclaration(declaration);
  return isMember && declaration.questionToken !== undefined;
}
