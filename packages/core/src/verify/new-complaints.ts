import type { FileEdit } from "../model/edit.ts";
import { isSourceFile } from "../repository/source-file.ts";
import { editsBetween } from "../repository/edits-between.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { compareComplaints } from "./compare-diagnostics.ts";

/** Compile errors that one view has and another has not, in the files that differ and all that depends on them. */
export async function newComplaints(
  before: VirtualRepository,
  after: VirtualRepository,
): Promise<TypeDiagnostic[]> {
  const edits = editsOf(before, after);
  const touched = edits.map(({ file }) => file).filter(isSourceFile);
  if (touched.length === 0) return [];
  const checker = await before.typescript();
  const files = checker.affected(before, after, touched).filter(isSourceFile);
  for (const prover of checker.provers([before, after], files)) {
    const known = await prover.diagnostics(before, files);
    const now = known && (await prover.diagnostics(after, files));
    if (known !== undefined && now !== undefined) return compareComplaints(known, now, edits).fresh;
  }
  throw new Error("no compiler gives an answer");
}

/** What leads from one view to another, whatever either has edited. */
function editsOf(before: VirtualRepository, after: VirtualRepository): FileEdit[] {
  const edited = new Set([...before.edited().keys(), ...after.edited().keys()]);
  return [...edited].flatMap((file) => {
    const edits = editsBetween(before.read(file)?.text ?? "", after.read(file)?.text ?? "");
    return edits.length === 0 ? [] : [{ file, edits }];
  });
}
