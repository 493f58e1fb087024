import type { Candidate } from "../model/candidate.ts";
import { isJavaScriptFile } from "../repository/source-file.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { moduleStem, specifiersIn, targetStem } from "../fixers/specifier.ts";

const DECLARATIONS = /\.d\.[cm]?ts$/;

/** Whether a candidate lets a script load a file of the workspace that declares types and runs nothing: `require("./types")`. */
export function importsTypesAlone({ edits }: Candidate, { files }: VirtualRepository): boolean {
  return edits
    .filter(({ file }) => isJavaScriptFile(file))
    .some(({ file, edits: own }) =>
      own
        .flatMap(({ text }) => specifiersIn(text))
        .filter(({ path }) => path.startsWith("."))
        .map(({ path }) => targetStem(file, path))
        .some((stem) => {
          const targets = files.filter((other) => other.startsWith(stem) && moduleStem(other) === stem);
          return targets.length > 0 && targets.every((other) => DECLARATIONS.test(other));
        }),
    );
}
