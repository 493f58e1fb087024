import type { ts } from "ts-morph";
import { isJavaScript } from "../is-java-script.ts";
import type { CodeFixSite } from "./code-fix-site.ts";

/** Codes of what has no type, and so may have one in its documentation. */
const WITHOUT_TYPE: ReadonlySet<string> = new Set([
  "TS7005",
  "TS7006",
  "TS7008",
  "TS7010",
  "TS7011",
  "TS7019",
  "TS7031",
  "TS7050",
  "TS7051",
]);
const TYPE_IN_JSDOC = /@(?:param|type|returns?|arg|argument)\s*\{/;
const ANNOTATE_FROM_JSDOC = 80_004;

/**
 * The types that a declaration's own documentation tells, as annotations. Programs for checking do not read
 * documentation, so the file is asked about alone; the answer needs no types.
 */
export function jsDocAnnotations(
  { project, sourceFile, diagnostic }: CodeFixSite,
  format: ts.FormatCodeSettings,
): readonly ts.CodeFixAction[] {
  const { text } = sourceFile;
  const { ts, path } = project;
  if (isJavaScript(path) || !WITHOUT_TYPE.has(diagnostic.code) || !TYPE_IN_JSDOC.test(text)) return [];
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ noLib: true, noResolve: true, types: [] }),
    getScriptFileNames: () => [path],
    getScriptVersion: () => "0",
    getScriptSnapshot: (name) => (name === path ? ts.ScriptSnapshot.fromString(text) : undefined),
    getCurrentDirectory: () => "",
    getDefaultLibFileName: () => "",
    fileExists: (name) => name === path,
    readFile: (name) => (name === path ? text : undefined),
  });
  const { start, length } = diagnostic;
  const fixes = service.getCodeFixesAtPosition(
    path,
    start,
    start + length,
    [ANNOTATE_FROM_JSDOC],
    format,
    {},
  );
  service.dispose();
  return fixes;
}
