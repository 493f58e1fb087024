import { createHash } from "node:crypto";
import type { Annotation } from "@hephaestus/core";

const HASH = 10;
const MARK = /<!-- hephaestus:annotates:([0-9a-f,]*) -->$/;
/** More than that many are no annotations of a run that anybody reads. */
const MOST = 200;

/** What tells an annotation from others of the same commit. */
export function annotationName({ path, startLine, endLine, title, message }: Annotation): string {
  const said = [path, startLine, endLine, title, message].join("\n");
  return createHash("sha256").update(said).digest("hex").slice(0, HASH);
}

/** The last line of a check's summary, which tells other jobs what it annotates; nobody sees it. */
export function toldMark(annotations: readonly Annotation[]): string {
  const names = annotations.slice(0, MOST).map((annotation) => annotationName(annotation));
  return `\n<!-- hephaestus:annotates:${names.join(",")} -->`;
}

/** The names of what these summaries say that they annotate. */
export function toldIn(summaries: readonly string[]): Set<string> {
  return new Set(summaries.flatMap((summary) => MARK.exec(summary)?.[1]?.split(",") ?? []));
}
