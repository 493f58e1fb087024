import type { SourceView } from "../source-view.ts";

/** A compile error in a workspace file, positions 0-based offsets plus the 1-based line and column. */
export interface TypeDiagnostic {
  file: string;
  /** As in `TS2304`. */
  code: string;
  message: string;
  start: number;
  length: number;
  line: number;
  column: number;
}

/** A view that knows which files it shows otherwise than the workspace has them. */
export interface EditedView extends SourceView {
  edited(): ReadonlyMap<string, unknown>;
}

/** A compiler that proves. What it says of one view is compared only with what it says itself of another. */
export interface TypeProver {
  /** Name and version of the compiler, as proofs tell it. */
  readonly title: string;
  /** As `TypeChecker.diagnostics`; undefined where it has no answer, and another has to be asked. Never rejects. */
  diagnostics(view: EditedView, files: readonly string[]): Promise<TypeDiagnostic[] | undefined>;
}

/** The port that type proofs stand on; the language service of TypeScript 6 is behind it. */
export interface TypeChecker {
  /**
   * The compilers that may prove how these files fare in these views, the one to believe first; the last, TypeScript 6,
   * always has an answer.
   */
  provers(views: readonly EditedView[], files: readonly string[]): TypeProver[];
  /** Whether some project compiles this file. */
  knows(view: SourceView, file: string): boolean;
  /** Syntax and type errors of these files as they stand in the view, in file and position order. */
  diagnostics(view: EditedView, files: readonly string[]): TypeDiagnostic[];
  /** These files and all workspace files that import them, directly or not, sorted. */
  dependants(view: SourceView, files: readonly string[]): string[];
  /** The files that may have other errors in one view than in another where these files differ: these and some dependants. */
  affected(before: SourceView, after: SourceView, files: readonly string[]): string[];
}
