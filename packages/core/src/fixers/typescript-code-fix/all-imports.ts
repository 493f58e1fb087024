import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { Problem } from "../../model/problem.ts";
import type { CodeFixSite } from "./code-fix-site.ts";
import { codeFixesAt, formatOf } from "./code-fixes-at.ts";
import { withUsualEnding } from "./import-ending.ts";
import { importPreferences } from "./import-preferences.ts";
import { importTarget } from "./import-target.ts";
import { isGlobal } from "./is-global.ts";
import { withNamesOfPlatform } from "./names-of-platform.ts";
import { respellingOf, spellingConfidence } from "./spelling.ts";

/** `Cannot find name`, with or without a name that is near. */
const MISSING: ReadonlySet<number> = new Set([2304, 2552]);
const CONFIDENCE = 0.96;
const MOST_NAMES = 40;
const LEAST_SPELLING_CONFIDENCE = 0.5;

interface MissingName {
  name: string;
  start: number;
  code: number;
}

/**
 * One import statement was lost with all of its names: each alone leaves errors that the others would mend. Asked at the
 * first missing name of a file that the log tells of, where every name that can be imported is declared in one place only;
 * what runs stops at one of them, and not at the first in the file.
 */
export function allImports(
  site: CodeFixSite,
  editsOf: (changes: readonly ts.FileTextChanges[]) => FileEdit[] | undefined,
  problems: readonly Problem[],
): Omit<Candidate, "origin">[] {
  const { diagnostic } = site;
  if (!MISSING.has(Number(diagnostic.code.slice(2)))) return [];
  const names = missingNames(site);
  if (names.length < 2 || names.length > MOST_NAMES || !isAskedAt(site, names, problems)) return [];
  const found = names.map((missing) => ({ name: missing.name, targets: targetsOf(site, missing) }));
  const imported = found.filter(({ targets }) => targets.size > 0);
  if (imported.length < 2 || imported.some(({ targets }) => targets.size > 1)) return [];
  const edits = editsOf(combined(site));
  if (edits === undefined || !imported.every(({ name }) => isWritten(name, edits))) return [];
  const missed = imported.map(({ name }) => name);
  const beside = hasOtherErrors(site) ? withNamesOfPlatform(site, edits) : undefined;
  const rationale = "each is declared in one place only, and none of them is imported";
  return [
    { title: titleOf(missed), edits, rationale, confidence: CONFIDENCE },
    ...(beside === undefined
      ? []
      : [
          {
            title: titleOf([...missed, ...beside.names]),
            edits: beside.edits,
            rationale: `${rationale}; what the platform calls so is something else`,
            confidence: CONFIDENCE,
          },
        ]),
  ];
}

function titleOf(names: readonly string[]): string {
  return `Import ${names.map((name) => `\`${name}\``).join(", ")}`;
}

/** A name that the platform has as well is not missing, but of another type. */
function hasOtherErrors({ project, sourceFile }: CodeFixSite): boolean {
  return project.program.getSemanticDiagnostics(sourceFile).some(({ code }) => !MISSING.has(code));
}

function isAskedAt(
  { diagnostic, sourceFile }: CodeFixSite,
  [first, ...others]: readonly MissingName[],
  problems: readonly Problem[],
): boolean {
  if (first === undefined || first.start === diagnostic.start) return first !== undefined;
  const lineOf = (start: number): number => sourceFile.getLineAndCharacterOfPosition(start).line + 1;
  const isTold = ({ start }: MissingName): boolean =>
    problems.some(
      ({ code = "", location }) =>
        MISSING.has(Number(code.slice(2))) &&
        location?.file === diagnostic.file &&
        location.line === lineOf(start),
    );
  const before = others.filter(({ start }) => start < diagnostic.start);
  return ![first, ...before].some(isTold);
}

function missingNames({ project, sourceFile }: CodeFixSite): MissingName[] {
  const names = new Map<string, MissingName>();
  for (const { code, start = 0, length = 0 } of project.program.getSemanticDiagnostics(sourceFile)) {
    const name = sourceFile.text.slice(start, start + length);
    if (MISSING.has(code) && !names.has(name)) names.set(name, { name, start, code });
  }
  return [...names.values()].toSorted((a, b) => a.start - b.start);
}

/** The declarations that a missing name could be imported for, or that there are other ways to mend it. */
function targetsOf(site: CodeFixSite, { name, start, code }: MissingName): Set<string> {
  const diagnostic = { ...site.diagnostic, start, length: name.length, code: `TS${code}` };
  const own = { ...site, diagnostic, reported: name };
  const actions = codeFixesAt(own);
  const respelling = actions.map((action) => respellingOf(action, own)).find((one) => one !== undefined);
  const isMisspelt =
    respelling !== undefined &&
    !isGlobal(respelling.to, site) &&
    spellingConfidence(own, respelling) >= LEAST_SPELLING_CONFIDENCE;
  if (isMisspelt) return new Set(["import", "spelling"]);
  const targets = actions
    .filter(({ fixName }) => fixName === "import")
    .map((action) => importTarget(action, own)?.declaration);
  return new Set(targets.map((target) => target ?? "unknown"));
}

/** Installed packages that nothing imports are not among what is imported together. */
function isWritten(name: string, edits: readonly FileEdit[]): boolean {
  return edits.some((edit) => edit.edits.some(({ text }) => text.split(/[^\w$]+/).includes(name)));
}

function combined(site: CodeFixSite): readonly ts.FileTextChanges[] {
  const { project } = site;
  const format = formatOf(site);
  const scope = { type: "file" as const, fileName: project.path };
  try {
    const preferences = importPreferences(site);
    const fix = project.service.getCombinedCodeFix(scope, "fixMissingImport", format, preferences);
    return withUsualEnding(fix.changes, site);
  } catch {
    return [];
  }
}
