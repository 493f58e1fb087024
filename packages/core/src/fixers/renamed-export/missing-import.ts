import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { nodeAt } from "../node-at.ts";
import { askedModule, askedName, isModuleUse } from "./module-use.ts";

/** A name that files ask a module for, and that it does not export. */
export interface MissingImport {
  name: string;
  /** The module as the program of the asking file knows it. */
  module: ts.Symbol;
  /** Absolute path of the module. */
  path: string;
  /** Repository-relative path of the module; undefined for one of a dependency, whose exports do not change by mistake. */
  file: string | undefined;
  /** Whether it is asked as a member of the whole module. */
  isMember: boolean;
}

/** The module as people call it: its file, or its path within its package. */
export function titleOf({ file, path }: MissingImport): string {
  return file ?? path.slice(path.lastIndexOf("/node_modules/") + 1).replace(/^node_modules\//, "");
}

/** What the failing use of a module at an offset of a file asks for. */
export function missingImportAt(project: ServiceOfFile, offset: number): MissingImport | undefined {
  const { ts, program } = project;
  const sourceFile = program.getSourceFile(project.path);
  const use = sourceFile && nodeAt(ts, sourceFile, offset, isModuleUse(ts));
  const module = use && askedModule(project, use);
  const path = module?.declarations?.[0]?.getSourceFile().fileName;
  if (use === undefined || module === undefined || path === undefined) return undefined;
  const file = project.relative(path);
  const isOwn = file !== undefined && !`/${file}`.includes("/node_modules/");
  return {
    name: askedName(ts, use).text,
    module,
    path,
    file: isOwn ? file : undefined,
    isMember: ts.isPropertyAccessExpression(use),
  };
}
