import { isSourceFile } from "../repository/source-file.ts";
import { editsBetween } from "../repository/edits-between.ts";
import type { TypeDiagnostic } from "../repository/typescript/type-checker.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { compareComplaints } from "./compare-diagnostics.ts";

/** Compile errors that a view's edits bring into the edited files and all that depends on them. */
export async function newComplaints(
  before: VirtualRepository,
  after: VirtualRepository,
): Promise<TypeDiagnostic[]> {
  const edited = [...after.edited()];
  const edits = edited.map(([file, texts]) => ({
    file,
    edits: editsBetween(texts.before.text, texts.after.text),
  }));
  const touched = edited.map(([file]) => file).filter(isSourceFile);
  if (touched.length === 0) return [];
  const checker = await before.typescript();
  const files = [
    ...new Set([...checker.dependants(before, touched), ...checker.dependants(after, touched)]),
  ].filter(isSourceFile);
  const { fresh } = compareComplaints(
    checker.diagnostics(before, files),
    checker.diagnostics(after, files),
    edits,
  );
  return fresh;
}
