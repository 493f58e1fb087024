import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import type { Respelling } from "./spelling.ts";

/** TS2561: `… but 'opactiy' does not exist in type 'Frame'. Did you mean to write 'opacity'?` */
const TOLD = /Did you mean to write '(?<name>[^']{1,200})'\?/;

/** A misspelled property of an object literal, for which the compiler tells the right name but has no code fix. */
export function toldSpelling({ project, sourceFile, diagnostic }: CodeFixSite): Respelling | undefined {
  const { ts } = project;
  const to = diagnostic.code === "TS2561" ? TOLD.exec(diagnostic.message)?.groups?.["name"] : undefined;
  const name = nodeAt(ts, sourceFile, diagnostic.start, ts.isIdentifier);
  if (to === undefined || name === undefined || !ts.isPropertyAssignment(name.parent)) return undefined;
  return { from: name.text, to, start: name.getStart() };
}
