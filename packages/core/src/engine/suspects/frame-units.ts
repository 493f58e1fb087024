import type { Problem } from "../../model/problem.ts";
import type { Frame } from "../../model/location.ts";
import type { CodeUnit } from "../../repository/callees/code-unit.ts";
import { unitAround } from "../../repository/callees/unit-of.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { TestFiles } from "./test-files.ts";

/** A piece of own code that a failure passed through, and the line of it where it did. */
export interface FramedUnit {
  unit: CodeUnit;
  line: number;
}

/** The pieces of own code that a failure's frames lie in, innermost first, each once. */
export function frameUnits(
  { frames, location }: Problem,
  testFiles: TestFiles,
  isPassed: (unit: CodeUnit) => boolean,
): FramedUnit[] {
  const places = [...(location === undefined ? [] : [{ ...location, own: true }]), ...frames];
  const units = new Map<string, FramedUnit>();
  for (const place of places) {
    if (!place.inWorkspace || !place.own || !isSourceFile(place.file)) continue;
    const unit = unitAtPlace(testFiles.projectOf(place.file), place);
    if (unit !== undefined && !isPassed(unit) && !units.has(unit.key))
      units.set(unit.key, { unit, line: place.line });
  }
  return [...units.values()];
}

function unitAtPlace(
  project: ServiceOfFile,
  { line, column }: Pick<Frame, "line" | "column">,
): CodeUnit | undefined {
  const sourceFile = project.program.getSourceFile(project.path);
  const starts = sourceFile?.getLineStarts() ?? [];
  const start = starts[line - 1];
  if (sourceFile === undefined || start === undefined) return undefined;
  const indent = /^\s*/.exec(sourceFile.text.slice(start, starts[line] ?? sourceFile.end))?.[0].length ?? 0;
  const offset = start + (column === undefined ? indent : column - 1);
  const node = innermost(project, offset);
  return node === undefined ? undefined : unitAround(project, node);
}

function innermost(project: ServiceOfFile, offset: number): CodeUnit["node"] | undefined {
  const { ts, program, path } = project;
  const sourceFile = program.getSourceFile(path);
  let found: CodeUnit["node"] | undefined = sourceFile;
  function visit(node: CodeUnit["node"]): void {
    if (offset < node.getStart() || offset >= node.getEnd()) return;
    found = node;
    ts.forEachChild(node, visit);
  }
  if (sourceFile !== undefined) visit(sourceFile);
  return found;
}
