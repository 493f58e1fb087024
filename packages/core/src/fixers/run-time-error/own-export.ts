import { isJavaScriptFile, isSourceFile } from "../../repository/source-file.ts";
import type { VirtualRepository } from "../../repository/virtual-repository.ts";
import { isTestFile } from "../is-test-file.ts";
import { writeSpecifier } from "../module-path/write-specifier.ts";

const MOST_FILES = 3000;
const RELATIVE = /\bfrom\s*["'](?<path>\.{1,2}\/[^"'\n]{1,200})["']/;

/** The specifier by which a file would import a name that just one module of the workspace exports, of those it does not import yet. */
export function ownExport(
  { files, read }: VirtualRepository,
  file: string,
  name: string,
): string | undefined {
  const bare = name.replaceAll("$", String.raw`\$`);
  const exported = new RegExp(
    String.raw`^export (?:async |abstract |declare )?(?:function\*?|const|let|var|class|enum) ${bare}(?![\w$])|^export \{[^}]{0,500}(?<![\w$])${bare}(?![\w$])[^}]{0,500}\}(?! from)`,
    "m",
  );
  const others = files.filter((other) => other !== file && isSourceFile(other) && !isTestFile(other));
  const [only, ...rest] = others.slice(0, MOST_FILES).filter((other) => {
    const text = read(other)?.text ?? "";
    return text.includes(name) && exported.test(text);
  });
  if (only === undefined || rest.length > 0) return undefined;
  const own = read(file)?.text ?? "";
  const before = RELATIVE.exec(own)?.groups?.["path"];
  const manner = before === undefined && isJavaScriptFile(file) ? "of-file" : "as-before";
  const specifier = writeSpecifier(file, only, { before: before ?? "", manner });
  return own.includes(`"${specifier}"`) || own.includes(`'${specifier}'`) ? undefined : specifier;
}
