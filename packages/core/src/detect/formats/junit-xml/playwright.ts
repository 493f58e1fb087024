import type { Finding } from "../format.ts";
import { distinct, readError, splitErrors } from "../playwright/failure.ts";
import { parseNames } from "../playwright/title.ts";

const INDENT = 4;

/**
 * What Playwright's reporter writes into a failed test: the headline of its own report (`[chromium] › tests/cart.spec.ts:10:3 › total ───`)
 * and the errors of all attempts below it. The one that stands in the project's code tells more than that the time was over.
 */
export function readPlaywright(body: string): Finding | undefined {
  const [head = "", ...rest] = body.split("\n");
  const title = head.endsWith("─") ? parseNames(head.trim()) : undefined;
  if (title === undefined) return undefined;
  const lines = rest.map((line) => line.slice(INDENT).trimEnd());
  const errors = distinct(splitErrors(lines).map((error) => readError(error, title.place)));
  return errors.find(({ frames }) => frames !== undefined) ?? errors[0];
}
