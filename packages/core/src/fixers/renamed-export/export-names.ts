import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { nameLikeness } from "../name-likeness.ts";
import type { MissingImport } from "./missing-import.ts";
import { importedNames } from "./users.ts";

export interface ExportName {
  text: string;
  /** True when no file of the program imports it: the mark that a rename leaves behind. */
  isUnused: boolean;
  confidence: number;
}

const UNUSED_CONFIDENCE = 0.85;
const LIKE_CONFIDENCE = 0.95;
const USED_ELSEWHERE_CONFIDENCE = 0.3;
const ALIKE = 0.85;

/** The module's exports as successors of a missing one, likeliest first. */
export function exportNames(project: ServiceOfFile, missing: MissingImport): ExportName[] {
  const checker = project.program.getTypeChecker();
  const symbol = checker.getSymbolAtLocation(missing.module);
  if (symbol === undefined) return [];
  const used = importedNames(project, missing.module);
  const names = checker.getExportsOfModule(symbol).map((exported) => exported.name);
  const others = names.filter(
    (name) => name !== "default" && name !== missing.name && /^[\p{ID_Start}$_]/u.test(name),
  );
  const rated = others.map((text) => ({
    text,
    isUnused: !used.has(text),
    likeness: nameLikeness(missing.name, text),
  }));
  return rated
    .map((name) => ({ ...name, confidence: confidenceOf(name) }))
    .toSorted(
      (a, b) => b.confidence - a.confidence || b.likeness - a.likeness || a.text.localeCompare(b.text, "en"),
    );
}

function confidenceOf({ isUnused, likeness }: { isUnused: boolean; likeness: number }): number {
  if (likeness >= ALIKE) return LIKE_CONFIDENCE;
  return isUnused ? UNUSED_CONFIDENCE - 0.2 * (1 - likeness) : USED_ELSEWHERE_CONFIDENCE + 0.2 * likeness;
}
