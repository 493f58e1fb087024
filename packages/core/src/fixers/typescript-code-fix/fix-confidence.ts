/**
 * How often a kind of TypeScript code fix is what an expert would have written, where it type-checks. README.md has what
 * was measured; taken off is what such cases cannot show, that something else was meant. Fixes that write stubs, take
 * code away or guess stand below one half, so that tests decide where there are some.
 * Names are `fixName` of the language service (src/services/codefixes of TypeScript 6).
 */
const CONFIDENCE: Readonly<Record<string, number>> = {
  "add-annotation": 0.85,
  "add-type-assertion": 0.6,
  "extract-expression": 0.4,
  addMissingAsync: 0.85,
  addMissingAwait: 0.9,
  addMissingAwaitToInitializer: 0.92,
  addMissingConst: 0.45,
  addMissingConstraint: 0.7,
  addMissingDeclareProperty: 0.85,
  addMissingInvocationForDecorator: 0.85,
  addMissingNewOperator: 0.85,
  addNameToNamelessParameter: 0.8,
  addOptionalPropertyUndefined: 0.45,
  addVoidToPromise: 0.8,
  annotateWithTypeFromJSDoc: 0.9,
  classSuperMustPrecedeThisAccess: 0.9,
  constructorForDerivedNeedSuperCall: 0.85,
  convertLiteralTypeToMappedType: 0.9,
  convertToTypeOnlyExport: 0.95,
  convertToTypeOnlyImport: 0.95,
  correctQualifiedNameToIndexedAccessType: 0.9,
  deleteUnmatchedParameter: 0.7,
  extendsInterfaceBecomesImplements: 0.95,
  fixAddModuleReferTypeMissingTypeof: 0.9,
  fixAwaitInSyncFunction: 0.9,
  fixClassDoesntImplementInheritedAbstractMember: 0.49,
  fixClassIncorrectlyImplementsInterface: 0.49,
  fixConvertConstToLet: 0.75,
  fixConvertToMappedObjectType: 0.9,
  fixExpectedComma: 0.9,
  fixImplicitThis: 0.6,
  fixImportNonExportedMember: 0.85,
  fixIncorrectNamedTupleSyntax: 0.9,
  fixInvalidJsxCharacters_expression: 0.85,
  fixInvalidJsxCharacters_htmlEntity: 0.85,
  fixMissingAttributes: 0.28,
  fixMissingCallParentheses: 0.8,
  fixMissingFunctionDeclaration: 0.25,
  fixMissingMember: 0.49,
  fixMissingProperties: 0.28,
  fixMissingTypeAnnotationOnExports: 0.85,
  fixNaNEquality: 0.95,
  fixNoPropertyAccessFromIndexSignature: 0.95,
  fixOverrideModifier: 0.95,
  fixPropertyAssignment: 0.85,
  fixPropertyOverrideAccessor: 0.6,
  fixReturnTypeInAsyncFunction: 0.9,
  fixUnreachableCode: 0.45,
  fixUnreferenceableDecoratorMetadata: 0.8,
  fixUnusedLabel: 0.7,
  forgottenThisPropertyAccess: 0.9,
  import: 0.9,
  inferFromUsage: 0.45,
  invalidImportSyntax: 0.7,
  jdocTypes: 0.85,
  removeAccidentalCallParentheses: 0.85,
  removeUnnecessaryAwait: 0.8,
  renameUnmatchedParameter: 0.7,
  requireInTs: 0.7,
  returnValueCorrect: 0.7,
  spelling: 0.9,
  splitTypeOnlyImport: 0.9,
  strictClassInitialization: 0.4,
  unusedIdentifier: 0.45,
  useBigintLiteral: 0.9,
  useDefaultImport: 0.7,
  wrapJsxInFragment: 0.85,
};

/** Kinds that hide a problem instead of solving it; they are not proposed at all. */
const SILENCERS: ReadonlySet<string> = new Set([
  "disableJsDiagnostics",
  "addConvertToUnknownForNonOverlappingTypes",
]);

const UNKNOWN_KIND = 0.4;

/** 0..1 for a code fix by its `fixName`; undefined when it must not be proposed. */
export function fixConfidence(fixName: string): number | undefined {
  return SILENCERS.has(fixName) ? undefined : (CONFIDENCE[fixName] ?? UNKNOWN_KIND);
}
