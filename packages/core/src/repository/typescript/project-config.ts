import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ts } from "ts-morph";
import { z } from "zod";

/** One tsconfig, read: its options with the defaults of the TypeScript version the project uses, and its files. */
export interface ProjectConfig {
  /** Absolute path; undefined for files that no tsconfig includes. */
  path: string | undefined;
  options: ts.CompilerOptions;
  /** Absolute paths. */
  rootNames: string[];
  references: readonly ts.ProjectReference[];
}

const PackageVersion = z.object({ version: z.string() });

/**
 * What TypeScript 5 and older assumed where a tsconfig is silent.
 * Source: the breaking changes of TypeScript 6.0 (strict, types, module, target, side-effect imports).
 */
const DEFAULTS_BEFORE_6: ts.CompilerOptions = {
  strict: false,
  types: ["*"],
  target: ts.ScriptTarget.ES5,
  noUncheckedSideEffectImports: false,
};

export function readProjectConfig(path: string): ProjectConfig {
  const json = ts.readConfigFile(path, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(json.config ?? {}, ts.sys, dirname(path), undefined, path);
  const options = { ...defaultsFor(dirname(path)), ...parsed.options, noEmit: true };
  return { path, options, rootNames: parsed.fileNames, references: parsed.projectReferences ?? [] };
}

/** Settings for files outside every tsconfig: lenient, so that only sure errors are reported. */
export function looseConfig(rootNames: string[]): ProjectConfig {
  const options: ts.CompilerOptions = {
    allowJs: true,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    target: ts.ScriptTarget.ESNext,
    jsx: ts.JsxEmit.Preserve,
    strict: false,
    noEmit: true,
    types: ["*"],
    allowImportingTsExtensions: true,
  };
  return { path: undefined, options, rootNames, references: [] };
}

function defaultsFor(folder: string): ts.CompilerOptions {
  const version = installedTypeScript(folder);
  return version !== undefined && Number.parseInt(version, 10) < 6 ? DEFAULTS_BEFORE_6 : {};
}

/** Version of the TypeScript package a folder would use, without loading it. */
function installedTypeScript(folder: string): string | undefined {
  try {
    const manifest = createRequire(join(folder, "package.json")).resolve("typescript/package.json");
    return PackageVersion.parse(JSON.parse(readFileSync(manifest, "utf8"))).version;
  } catch {
    return undefined;
  }
}
