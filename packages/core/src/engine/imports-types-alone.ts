import type { Candidate } from "../model/candidate.ts";
import { isJavaScriptFile } from "../repository/source-file.ts";
import type { VirtualRepository } from "../repository/virtual-repository.ts";
import { moduleStem, targetStem } from "../fixers/specifier.ts";

/** `"./types"`, and `"."` for the index of the folder. */
const RELATIVE = /["'](?<path>\.{1,2}(?:\/[^"'\n]{0,300})?)["']/g;
const DECLARATIONS = /\.d\.[cm]?ts$/;

/** `const { Cart } = require("./cart")` */
const NAMED = /\{ (?<name>[\w$]{1,80}) \} = require\(["'](?<path>\.{1,2}(?:\/[^"'\n]{0,300})?)["']\)/g;

/**
 * Whether a candidate lets a script load a file of the workspace that declares types and runs nothing: `require("./types")`; or a
 * member that types declare and the script beside them does not give, as it gives just that.
 */
export function importsTypesAlone({ edits }: Candidate, { files, read }: VirtualRepository): boolean {
  const targetsOf = (file: string, path: string): string[] => {
    const stem = targetStem(file, path);
    return files.filter((other) => moduleStem(other) === stem);
  };
  return edits
    .filter(({ file }) => isJavaScriptFile(file))
    .flatMap(({ file, edits: own }) => own.map(({ text }) => ({ file, text })))
    .some(({ file, text }) => {
      const targets = [...text.matchAll(RELATIVE)].map(({ groups }) =>
        targetsOf(file, groups?.["path"] ?? ""),
      );
      const isOfTypes = targets.some(
        (all) => all.length > 0 && all.every((target) => DECLARATIONS.test(target)),
      );
      const isOfWhole = [...text.matchAll(NAMED)].some(({ groups }) =>
        targetsOf(file, groups?.["path"] ?? "").some((target) =>
          givesJust(read(target)?.text ?? "", groups?.["name"] ?? ""),
        ),
      );
      return isOfTypes || isOfWhole;
    });
}

/** `module.exports = Cart`, and no `module.exports.Cart`. */
function givesJust(text: string, name: string): boolean {
  const bare = name.replaceAll("$", String.raw`\$`);
  return (
    new RegExp(String.raw`\bmodule\.exports ?= ?${bare}\s{0,8}(?:;|$)`, "m").test(text) &&
    !new RegExp(String.raw`\bexports\.${bare}(?![\w$])|\b${bare}\.${bare} ?=`).test(text)
  );
}
