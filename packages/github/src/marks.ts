import { printable } from "@hephaestus/core";
import type { Run } from "./forge.ts";

const LONGEST_NAME = 100;

/** The name of our check run of a workflow, or of a job that tells of itself; the same at each commit. */
export function checkName({ workflow }: Pick<Run, "workflow">, leg?: string): string {
  const parts = ["Hephaestus", printable(workflow).slice(0, LONGEST_NAME), leg ?? ""];
  return parts.filter((part) => part !== "").join(" / ");
}

/** The same attempt of a run has the same check. */
export function checkKey({ id, attempt }: Pick<Run, "id" | "attempt">): string {
  return `${id}.${attempt}`;
}

/** The first line of the one comment that a pull request gets of a workflow. */
export function commentMarker({ workflow }: Pick<Run, "workflow">): string {
  return `<!-- hephaestus:${workflow.replaceAll(/[^\w.-]+/g, "-").slice(0, 60)} -->`;
}

/** A line of a fix pull request that tells which workflow failed. */
export function fixMark(run: Pick<Run, "workflow">): string {
  return commentMarker(run).replace("hephaestus:", "hephaestus:mends:");
}

/** The last line of that comment: which run of which commit it tells of. */
export function runMark({ id, sha }: Pick<Run, "id" | "sha">): string {
  return `<!-- hephaestus:run:${id}:${sha} -->`;
}

/**
 * Whether a comment is out of date where this run passed: it tells of the same run, or of another commit. What another run
 * of the same commit tells still holds.
 */
export function isOutdated(body: string, { id, sha }: Pick<Run, "id" | "sha">): boolean {
  const [, run, commit] = /<!-- hephaestus:run:(\d+):([0-9a-f]+) -->/.exec(body) ?? [];
  return run === String(id) || (commit !== undefined && commit !== sha);
}
