import { posix } from "node:path";
import { ts } from "ts-morph";
import { withDefaultsBefore6 } from "./defaults-before-6.ts";
import { typescriptMajor } from "./typescript-version.ts";

/** One tsconfig, read: its options with the defaults of the TypeScript version the project uses, and its files. */
export interface ProjectConfig {
  /** The tsconfig, absolute; absent for files outside every one. */
  path?: string;
  options: ts.CompilerOptions;
  /** Absolute paths. */
  rootNames: string[];
  references: readonly ts.ProjectReference[];
}

/** Reads what can be read of a tsconfig; both paths are absolute POSIX. */
export function readProjectConfig(path: string, root: string): ProjectConfig {
  const folder = posix.dirname(path);
  const json = ts.readConfigFile(path, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(json.config ?? {}, ts.sys, folder, undefined, path);
  const isBefore6 = (typescriptMajor(folder, root) ?? 6) < 6;
  const options = { ...(isBefore6 ? withDefaultsBefore6(parsed.options) : parsed.options), noEmit: true };
  return { path, options, rootNames: parsed.fileNames, references: parsed.projectReferences ?? [] };
}

/** Settings for files outside every tsconfig: lenient, so that only sure errors are reported. */
export function looseConfig(rootNames: string[]): ProjectConfig {
  const options: ts.CompilerOptions = {
    allowJs: true,
    module: ts.ModuleKind.Preserve,
    moduleDetection: ts.ModuleDetectionKind.Force,
    target: ts.ScriptTarget.ESNext,
    jsx: ts.JsxEmit.Preserve,
    strict: false,
    noEmit: true,
    types: ["*"],
    allowImportingTsExtensions: true,
  };
  return { options, rootNames, references: [] };
}
