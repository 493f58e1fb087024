import type { LocatedProblem } from "../../model/problem.ts";
import { isJavaScriptFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { lineAt } from "./line-at.ts";

const MISSING = /Cannot read propert(?:y|ies) of undefined \(reading '(?<asked>[\w$]{1,60})'\)/;
const HOLDER = /\.(?<name>[\w$]{2,60})(?=\.(?<asked>[\w$]{1,60}))/g;

/** A member that was undefined where one of its own was read. */
export interface MissedHolder {
  name: string;
  /** UTF-16 offset in the file. */
  start: number;
}

/** `prices` in the line of a script whose `own.prices.length` failed: all that may be what was undefined there. */
export function missedHolders(
  { location: { file, line }, message }: LocatedProblem,
  repository: VirtualRepository,
): MissedHolder[] {
  const asked = MISSING.exec(message)?.groups?.["asked"];
  const row = lineAt(repository.read(file)?.text ?? "", line);
  if (asked === undefined || row === undefined || !isJavaScriptFile(file)) return [];
  return [...row.text.matchAll(HOLDER)]
    .filter(({ groups }) => groups?.["asked"] === asked)
    .map(({ groups, index }) => ({ name: groups?.["name"] ?? "", start: row.start + index + 1 }));
}
