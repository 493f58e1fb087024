import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { ts } from "ts-morph";
import { errorNode } from "../type-error/error-site.ts";
import type { Site } from "./site.ts";

/** What the compiler points at where it sees the problem; undefined where it does not. */
export interface ErrorPlace {
  ts: typeof ts;
  project: ServiceOfFile;
  sourceFile: ts.SourceFile;
  node: ts.Node;
  file: string;
}

export function errorPlace({ engine, repository, problem }: Site): ErrorPlace | undefined {
  const diagnostic = engine.reported(repository, problem);
  if (diagnostic === undefined) return undefined;
  const { file } = diagnostic;
  const project = engine.languageService(repository, file);
  const { ts: compiler, program, path } = project;
  const sourceFile = program.getSourceFile(path);
  if (sourceFile === undefined) return undefined;
  const checker = program.getTypeChecker();
  const node = errorNode({ ts: compiler, project, checker, sourceFile, diagnostic });
  return { ts: compiler, project, sourceFile, node, file };
}
