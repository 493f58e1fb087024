import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { FileEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import { lineEndOf } from "../../repository/source-text.ts";
import { findDiagnostic } from "../../repository/typescript/find-diagnostic.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { fixConfidence } from "./fix-confidence.ts";
import { importTarget } from "./import-target.ts";

/** TypeScript's own code fixes at the reported place, import fixes included, each as a candidate. */
export const typescriptCodeFix: Fixer = {
  id: "typescript-code-fix",
  title: "TypeScript code fixes",
  handles: ({ code }) => code !== undefined && /^TS\d+$/.test(code),
  propose,
};

const AWAIT_PREFERENCE = 0.3;

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  const source = repository.read(file);
  if (source === undefined) return [];
  const engine = await repository.typescript();
  const diagnostic = findDiagnostic(problem, engine.diagnostics(repository, [file]));
  if (diagnostic === undefined) return [];
  const project = engine.languageService(repository, file);
  const actions = codeFixes(project, diagnostic, source.text);
  return actions.flatMap((action) => {
    const confidence = confidenceOf(action, actions);
    const edits = editsOf(action, project);
    if (confidence === undefined || edits === undefined) return [];
    const meaning = importTarget(
      action,
      source.text.slice(diagnostic.start, diagnostic.start + diagnostic.length),
      project,
    );
    return [
      {
        title: action.description,
        edits,
        origin: typescriptCodeFix.id,
        rationale: `TypeScript's answer to ${diagnostic.code} (${action.fixName})`,
        confidence,
        ...(meaning === undefined ? {} : { meaning }),
      },
    ];
  });
}

/** The language service throws on some inputs; such a place has no fix of its own. */
function codeFixes(
  project: ServiceOfFile,
  diagnostic: { start: number; length: number; code: string },
  text: string,
): readonly ts.CodeFixAction[] {
  const { service, path } = project;
  const end = diagnostic.start + diagnostic.length;
  const code = Number(diagnostic.code.slice(2));
  try {
    return service.getCodeFixesAtPosition(path, diagnostic.start, end, [code], formatOf(project, text), {
      includeCompletionsForModuleExports: true,
      includePackageJsonAutoImports: "on",
      allowTextChangesInNewFiles: false,
    });
  } catch {
    return [];
  }
}

function formatOf({ ts }: ServiceOfFile, text: string): ts.FormatCodeSettings {
  const indent = /^(?<indent>\t| {2,8})\S/m.exec(text)?.groups?.["indent"] ?? "  ";
  return {
    ...ts.getDefaultFormatCodeSettings(lineEndOf(text)),
    convertTabsToSpaces: indent !== "\t",
    indentSize: indent === "\t" ? 4 : indent.length,
  };
}

/** Undefined when the fix installs packages, makes files or leaves the workspace: those are no edits. */
function editsOf(action: ts.CodeFixAction, project: ServiceOfFile): FileEdit[] | undefined {
  if ((action.commands?.length ?? 0) > 0 || action.changes.length === 0) return undefined;
  const edits: FileEdit[] = [];
  for (const change of action.changes) {
    const file = project.relative(change.fileName);
    if (file === undefined || change.isNewFile === true || file.includes("node_modules/")) return undefined;
    edits.push({
      file,
      edits: change.textChanges.map(({ span, newText }) => ({
        start: span.start,
        end: span.start + span.length,
        text: newText,
      })),
    });
  }
  return edits;
}

/** Awaiting where the promise is made mends every later use of it, so it is what is meant where both are possible. */
function confidenceOf(action: ts.CodeFixAction, actions: readonly ts.CodeFixAction[]): number | undefined {
  const confidence = fixConfidence(action.fixName);
  if (confidence === undefined || action.fixName !== "addMissingAwait") return confidence;
  const isInitializerPossible = actions.some(({ fixName }) => fixName === "addMissingAwaitToInitializer");
  return isInitializerPossible ? confidence - AWAIT_PREFERENCE : confidence;
}
