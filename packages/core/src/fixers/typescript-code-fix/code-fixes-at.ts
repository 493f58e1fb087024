import type { ts } from "ts-morph";
import { lineEndOf } from "../../repository/source-text.ts";
import { nodeAt } from "../node-at.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { handsOnNothing } from "./hands-on-nothing.ts";
import { usualEnding, withUsualEnding } from "./import-ending.ts";
import { importPreferences } from "./import-preferences.ts";
import { specifierOf } from "./import-target.ts";
import { jsDocAnnotations } from "./jsdoc-annotations.ts";

/**
 * What the language service offers for another code at the place answers these errors, too: `require` becomes an import,
 * and a loop variable is declared, whether another name is near or not.
 */
const RELATED_CODES: ReadonlyMap<string, number> = new Map([
  ["TS2552", 2304],
  ["TS2580", 80_005],
  ["TS2591", 80_005],
]);

const UNUSED = "TS6133";
/** A name that is nowhere: as a value, beside one like it, as a namespace. */
const MISSING: ReadonlySet<string> = new Set(["TS2304", "TS2552", "TS2503"]);

/**
 * What the language service proposes for a reported error, in its order. A name that nothing of the program exports is
 * looked for in installed packages, too. The service throws on some inputs; such a place has no fix.
 */
export function codeFixesAt(site: CodeFixSite): readonly ts.CodeFixAction[] {
  const fixes = programFixesAt(site);
  const { project, diagnostic, reported } = site;
  const isFound = fixes.some(({ fixName }) => fixName === "import");
  if (isFound || !MISSING.has(diagnostic.code) || !/^[\w$]+$/.test(reported)) return fixes;
  const ofPackages = project.withPackages(reported, () => programFixesAt(site));
  return ofPackages === undefined ? fixes : withoutInsides(ofPackages);
}

/** Imports from a package's door alone, where what is asked for is to be had there. */
function withoutInsides(fixes: readonly ts.CodeFixAction[]): ts.CodeFixAction[] {
  const doors = fixes.flatMap((fix) => specifierOf(fix) ?? []);
  return fixes.filter((fix) => {
    const specifier = specifierOf(fix);
    return specifier === undefined || !doors.some((door) => specifier.startsWith(`${door}/`));
  });
}

function programFixesAt(site: CodeFixSite): readonly ts.CodeFixAction[] {
  const { service, path } = site.project;
  const { start, length, code } = importOfNothing(site) ?? site.diagnostic;
  const related = RELATED_CODES.get(code);
  const codes = [Number(code.slice(2)), ...(related === undefined ? [] : [related])];
  const format = formatOf(site);
  try {
    const fixes = service.getCodeFixesAtPosition(path, start, start + length, codes, format, {
      includeCompletionsForModuleExports: true,
      includePackageJsonAutoImports: "on",
      allowTextChangesInNewFiles: false,
      ...importPreferences(site),
    });
    const whole = fixes.filter((fix) => !handsOnNothing(fix, site)).map((fix) => withUsualPath(fix, site));
    return [...jsDocAnnotations(site, format), ...whole];
  } catch {
    return [];
  }
}

function withUsualPath(fix: ts.CodeFixAction, site: CodeFixSite): ts.CodeFixAction {
  if (fix.fixName !== "import") return fix;
  const description = usualEnding(fix.description, site);
  return { ...fix, description, changes: withUsualEnding(fix.changes, site) };
}

/** `import * as server from "";` as a whole, as if it were reported to be unused: it must be, to be taken away. */
function importOfNothing({
  project: { ts: compiler },
  sourceFile,
  diagnostic,
}: CodeFixSite): Pick<CodeFixSite["diagnostic"], "start" | "length" | "code"> | undefined {
  if (diagnostic.code !== "TS2307") return undefined;
  const declaration = nodeAt(compiler, sourceFile, diagnostic.start, compiler.isImportDeclaration);
  const path = declaration?.moduleSpecifier;
  if (declaration === undefined || path === undefined || !compiler.isStringLiteral(path)) return undefined;
  return path.text === ""
    ? { start: declaration.getStart(), length: declaration.getWidth(), code: UNUSED }
    : undefined;
}

const INDENT = /^(?<indent>\t| {2,8})\S/m;

/** New lines are ended as those of the file, and indented as those of it, or as the project's others where it has none. */
export function formatOf({ project, sourceFile }: CodeFixSite): ts.FormatCodeSettings {
  const settings = project.ts.getDefaultFormatCodeSettings(lineEndOf(sourceFile.text));
  const indent = indentOf(sourceFile) ?? indentOfOthers(project.program);
  if (indent === undefined) return settings;
  return {
    ...settings,
    convertTabsToSpaces: indent !== "\t",
    indentSize: indent === "\t" ? 4 : indent.length,
  };
}

function indentOf({ text }: ts.SourceFile): string | undefined {
  return INDENT.exec(text)?.groups?.["indent"];
}

function indentOfOthers(program: ts.Program): string | undefined {
  for (const file of program.getSourceFiles()) {
    const isOwn = !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file);
    const indent = isOwn ? indentOf(file) : undefined;
    if (indent !== undefined) return indent;
  }
  return undefined;
}
