import { ts } from "ts-morph";

/**
 * The options with what TypeScript 5 and older assumed where a tsconfig is silent.
 * Sources: the breaking changes of TypeScript 6.0, and `_computedOptions` of src/compiler/utilities.ts in 5.9.
 */
export function withDefaultsBefore6(options: ts.CompilerOptions): ts.CompilerOptions {
  const target = options.target ?? targetOf(options.module);
  const module =
    options.module ?? (target >= ts.ScriptTarget.ES2015 ? ts.ModuleKind.ES2015 : ts.ModuleKind.CommonJS);
  const moduleResolution =
    module === ts.ModuleKind.CommonJS ? ts.ModuleResolutionKind.Node10 : options.moduleResolution;
  const esModuleInterop = options.esModuleInterop ?? isInteroperating(module);
  return {
    strict: false,
    types: ["*"],
    noUncheckedSideEffectImports: false,
    target,
    module,
    ...(moduleResolution === undefined ? {} : { moduleResolution }),
    esModuleInterop,
    allowSyntheticDefaultImports:
      esModuleInterop ||
      module === ts.ModuleKind.System ||
      options.moduleResolution === ts.ModuleResolutionKind.Bundler,
    ...options,
  };
}

function targetOf(module: ts.ModuleKind | undefined): ts.ScriptTarget {
  if (module === ts.ModuleKind.NodeNext) return ts.ScriptTarget.ESNext;
  if (module === ts.ModuleKind.Node20) return ts.ScriptTarget.ES2023;
  return isNode(module) ? ts.ScriptTarget.ES2022 : ts.ScriptTarget.ES5;
}

function isInteroperating(module: ts.ModuleKind): boolean {
  return isNode(module) || module === ts.ModuleKind.Preserve;
}

function isNode(module: ts.ModuleKind | undefined): boolean {
  return module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
}
