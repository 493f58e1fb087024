import type { Problem } from "../model/problem.ts";
import { eslint } from "./eslint/eslint.ts";
import type { Fixer } from "./fixer.ts";
import { missingPackage } from "./missing-package/missing-package.ts";
import { missingProgram } from "./missing-program/missing-program.ts";
import { missingScript } from "./missing-script/missing-script.ts";
import { moduleFormat } from "./module-format/module-format.ts";
import { modulePath } from "./module-path/module-path.ts";
import { renamedExport } from "./renamed-export/renamed-export.ts";
import { snapshot } from "./snapshot/snapshot.ts";
import { staleLockFile } from "./stale-lock-file/stale-lock-file.ts";
import { toolCommand } from "./tool-command/tool-command.ts";
import { typescriptCodeFix } from "./typescript-code-fix/typescript-code-fix.ts";

/** Fixers that also answer problems without a place in the workspace. */
export const PLACELESS_FIXERS: readonly Fixer<Problem>[] = [
  moduleFormat,
  missingPackage,
  staleLockFile,
  missingScript,
  missingProgram,
  toolCommand,
  snapshot,
];

/** Every fixer; order is priority between candidates that are otherwise equal. */
export const FIXERS: readonly Fixer[] = [
  renamedExport,
  modulePath,
  typescriptCodeFix,
  eslint,
  ...PLACELESS_FIXERS,
];
