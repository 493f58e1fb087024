import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const DESCRIPTION_FILE: string = fileURLToPath(
  new URL("../fixtures/api.github.com.json", import.meta.url),
);

/** The part of GitHub's official description that the double needs, as plain JSON Schema. */
export interface Description {
  notice: string;
  operations: Record<string, Operation>;
  schemas: Record<string, unknown>;
}

export interface Operation {
  method: string;
  /** E.g. `/repos/{owner}/{repo}/actions/runs/{run_id}`. */
  route: string;
  query: { name: string; required: boolean; schema: unknown }[];
  /** Schema of the body; null where there is none. */
  body: unknown;
  /** Schema of the body for each status; null where there is none. */
  responses: Record<string, unknown>;
}

let kept: Description | undefined;

/** The description that is kept in `fixtures/`, read once. */
export function readDescription(): Description {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written by generate-description.ts
  kept ??= JSON.parse(readFileSync(DESCRIPTION_FILE, "utf8")) as Description;
  return kept;
}
