import type { Run } from "./forge.ts";

/** The name of our check run, the same at each commit. */
export const CHECK_NAME = "Hephaestus";

/** The same attempt of a run has the same check. */
export function checkKey({ id, attempt }: Pick<Run, "id" | "attempt">): string {
  return `${id}.${attempt}`;
}

/** The first line of the one comment that a pull request gets of a workflow. */
export function commentMarker({ name }: Pick<Run, "name">): string {
  return `<!-- hephaestus:${name.replaceAll(/[^\w.-]+/g, "-").slice(0, 60)} -->`;
}
