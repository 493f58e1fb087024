import type { ts } from "ts-morph";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import type { TypeDiagnostic } from "../../repository/typescript/type-checker.ts";

/** Where code fixes are asked for: the reported error in the program as a view shows it. */
export interface CodeFixSite {
  project: ServiceOfFile;
  repository: VirtualRepository;
  sourceFile: ts.SourceFile;
  diagnostic: TypeDiagnostic;
  /** The text the error points at, often a name. */
  reported: string;
}
