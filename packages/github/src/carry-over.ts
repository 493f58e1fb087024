import { fileDiff } from "@hephaestus/core";
import { blobName, hashOf } from "./blob-name.ts";
import { lineAfter } from "./line-after.ts";
import type { ReportedFix, ReportedSolution } from "./run-report.ts";

/** A file of the commit that a report is about, and the text that was analysed in its place. */
export interface Differing {
  committed: string;
  analysed: string;
}

/** Three texts of a file, as `git merge-file` takes them. */
export interface MergeSides {
  base: string;
  ours: string;
  theirs: string;
}

/** The merged text; undefined where both sides change the same lines. */
export type Merge = (sides: MergeSides) => Promise<string | undefined>;

type FixedFile = ReportedFix["files"][number];
type Suggestion = ReportedSolution["suggestions"][number];

/** A file of a fix in terms of the commit. */
export interface CarriedFile {
  file: FixedFile;
  /** `alike`: it says the same there; `rejoined`: with the other side's changes it becomes what was analysed; `conflict`: no merge. */
  fate: "alike" | "rejoined" | "changed" | "conflict";
}

/** Takes a fix of what was analysed over to what is committed, by a merge of three texts where more than line ends differ. */
export async function carriedFile(
  file: FixedFile,
  differing: Differing | undefined,
  merge: Merge,
): Promise<CarriedFile> {
  if (differing === undefined) return { file, fate: "alike" };
  const { committed } = differing;
  const ended = committed.includes("\r\n") ? (text: string) => text : withoutReturns;
  const [analysed, after] = [ended(differing.analysed), ended(file.after)];
  const before = blobName(committed, hashOf(file.before));
  if (analysed === committed) return { file: { ...file, before, after }, fate: "alike" };
  const merged = await merge({ base: analysed, ours: committed, theirs: after });
  if (merged === undefined) return { file, fate: "conflict" };
  const again = await merge({ base: committed, ours: analysed, theirs: merged });
  return { file: { ...file, before, after: merged }, fate: again === after ? "rejoined" : "changed" };
}

/** The same suggestion on lines of the commit; undefined where the commit does not have all of its lines so. */
export function carriedSuggestion(
  suggestion: Suggestion,
  differing: Differing | undefined,
): Suggestion | undefined {
  if (differing === undefined) return suggestion;
  const { file, startLine, endLine, before } = suggestion;
  const diff = fileDiff(file, withoutReturns(differing.analysed), withoutReturns(differing.committed));
  const lines = Array.from({ length: endLine - startLine + 1 }, (_, at) => lineAfter(diff, startLine + at));
  const [first] = lines;
  const isWhole = lines.every(({ isKept, line }, at) => isKept && line === (first?.line ?? 0) + at);
  if (first === undefined || !isWhole) return undefined;
  const name = blobName(differing.committed, hashOf(before));
  return { ...suggestion, before: name, startLine: first.line, endLine: first.line + endLine - startLine };
}

/** A text with the line ends that git commits. */
export function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
