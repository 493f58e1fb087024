import type { Problem } from "../model/problem.ts";
import { argumentCount } from "./argument-count/argument-count.ts";
import { caughtError } from "./caught-error/caught-error.ts";
import { changedDeclaration } from "./changed-declaration/changed-declaration.ts";
import { declarationOrder } from "./declaration-order/declaration-order.ts";
import { erasableSyntax } from "./erasable-syntax/erasable-syntax.ts";
import type { Fixer } from "./fixer.ts";
import { implicitAny } from "./implicit-any/implicit-any.ts";
import { jsxAttribute } from "./jsx-attribute/jsx-attribute.ts";
import { lintRule } from "./lint-rule/lint-rule.ts";
import { loopSource } from "./loop-source/loop-source.ts";
import { missingPackage } from "./missing-package/missing-package.ts";
import { missingProgram } from "./missing-program/missing-program.ts";
import { missingProperty } from "./missing-property/missing-property.ts";
import { missingReturn } from "./missing-return/missing-return.ts";
import { missingScript } from "./missing-script/missing-script.ts";
import { misspeltKeyword } from "./misspelt-keyword/misspelt-keyword.ts";
import { moduleFormat } from "./module-format/module-format.ts";
import { modulePath } from "./module-path/module-path.ts";
import { narrowerType } from "./narrower-type/narrower-type.ts";
import { noOverlap } from "./no-overlap/no-overlap.ts";
import { notCallable } from "./not-callable/not-callable.ts";
import { possibleNullish } from "./possible-nullish/possible-nullish.ts";
import { renamedExport } from "./renamed-export/renamed-export.ts";
import { revertedChange } from "./reverted-change/reverted-change.ts";
import { renamedMember } from "./renamed-member/renamed-member.ts";
import { runTimeError } from "./run-time-error/run-time-error.ts";
import { runTimeSlip } from "./run-time-slip/run-time-slip.ts";
import { scriptRule } from "./script-rule/script-rule.ts";
import { snapshot } from "./snapshot/snapshot.ts";
import { staleLockFile } from "./stale-lock-file/stale-lock-file.ts";
import { syntaxSlip } from "./syntax-slip/syntax-slip.ts";
import { toolCommand } from "./tool-command/tool-command.ts";
import { tsconfigOption } from "./tsconfig-option/tsconfig-option.ts";
import { typeOrValue } from "./type-or-value/type-or-value.ts";
import { typedSlip } from "./typed-slip/typed-slip.ts";
import { typescriptCodeFix } from "./typescript-code-fix/typescript-code-fix.ts";
import { unfitAnnotation } from "./unfit-annotation/unfit-annotation.ts";
import { unfitAssertion } from "./unfit-assertion/unfit-assertion.ts";
import { valueMismatch } from "./value-mismatch/value-mismatch.ts";
import { workflow } from "./workflow/workflow.ts";
import { workspaceTool } from "./workspace-tool/workspace-tool.ts";
import { wrongAnnotation } from "./wrong-annotation/wrong-annotation.ts";

/** Fixers that also answer problems without a place in the workspace. */
export const PLACELESS_FIXERS: readonly Fixer<Problem>[] = [
  moduleFormat,
  missingPackage,
  staleLockFile,
  missingScript,
  missingProgram,
  workflow,
  toolCommand,
  snapshot,
  revertedChange,
];

/** Every fixer; order is priority between candidates that are otherwise equal. */
export const FIXERS: readonly Fixer[] = [
  changedDeclaration,
  renamedExport,
  modulePath,
  syntaxSlip,
  possibleNullish,
  valueMismatch,
  wrongAnnotation,
  argumentCount,
  caughtError,
  declarationOrder,
  erasableSyntax,
  implicitAny,
  jsxAttribute,
  loopSource,
  missingProperty,
  missingReturn,
  misspeltKeyword,
  narrowerType,
  noOverlap,
  notCallable,
  typeOrValue,
  unfitAnnotation,
  unfitAssertion,
  tsconfigOption,
  renamedMember,
  typescriptCodeFix,
  lintRule,
  scriptRule,
  workspaceTool,
  runTimeError,
  runTimeSlip,
  typedSlip,
  ...PLACELESS_FIXERS,
];
