import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** What the language service proposes for a reported error, in its order. It throws on some inputs; such a place has no fix. */
export function codeFixesAt({ project, sourceFile, diagnostic }: CodeFixSite): readonly ts.CodeFixAction[] {
  const { ts, service, path } = project;
  const { start, length, code } = diagnostic;
  const format = formatOf(ts, sourceFile.text);
  try {
    return service.getCodeFixesAtPosition(path, start, start + length, [Number(code.slice(2))], format, {
      includeCompletionsForModuleExports: true,
      includePackageJsonAutoImports: "on",
      allowTextChangesInNewFiles: false,
    });
  } catch {
    return [];
  }
}

/** New lines are indented and ended as those of the file. */
function formatOf(compiler: typeof ts, text: string): ts.FormatCodeSettings {
  const indent = /^(?<indent>\t| {2,8})\S/m.exec(text)?.groups?.["indent"] ?? "  ";
  return {
    ...compiler.getDefaultFormatCodeSettings(lineEndOf(text)),
    convertTabsToSpaces: indent !== "\t",
    indentSize: indent === "\t" ? 4 : indent.length,
  };
}
