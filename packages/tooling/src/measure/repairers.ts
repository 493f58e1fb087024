import { Readable } from "node:stream";
import { openEngine, openLogStream, planFix, type FixPlan } from "@hephaestus/core";
import ts from "typescript-6";
import { readConfig } from "./compile.ts";

/** A repaired project: the new text of every file that changed, by its path. */
export type Repair = ReadonlyMap<string, string>;

/** Hephaestus' own repairs of one log, both ways to ask for them. */
export interface OwnRepairs {
  /** `fix --all`. */
  all: Repair;
  /** `fix`: what is proved, and nothing else. */
  proved: Repair;
  /** How many problems of the log `fix` says it resolved. */
  claimed: number;
  /** The solutions that `--all` took. */
  taken: readonly TakenSolution[];
}

export interface TakenSolution {
  title: string;
  /** Id of the fixer. */
  origin: string;
  /** How sure the fixer is, 0 to 1. */
  confidence: number;
}

/** `trust` lets it run what the project brings with it, such as its linter. */
export async function repairByHephaestus(folder: string, log: string, trust = false): Promise<OwnRepairs> {
  const engine = await openEngine({
    workspace: folder,
    trust,
    config: { ignore: [], protectedPaths: [] },
    clock: () => 0,
    progress: () => undefined,
  });
  try {
    const analysis = await engine.analyze(openLogStream("log.txt", Readable.from([Buffer.from(log)])));
    const plan = (all: boolean): Promise<FixPlan> => planFix(engine, analysis, requestOf(all));
    const all = await plan(true);
    const isProved = all.taken.every(({ verdict }) => verdict.status === "proved");
    const proved = isProved ? all : await plan(false);
    return {
      all: repairOf(all),
      proved: repairOf(proved),
      claimed: claimsOf(proved),
      taken: all.taken.map(({ title, origin, confidence }) => ({ title, origin, confidence })),
    };
  } finally {
    engine.dispose();
  }
}

function requestOf(all: boolean): Parameters<typeof planFix>[2] {
  return { all, only: [], commands: [], folder: "", commandTimeoutMs: 0 };
}

function repairOf({ changes }: FixPlan): Repair {
  return new Map(changes.map(({ file, after }) => [file, after]));
}

function claimsOf({ taken }: FixPlan): number {
  return new Set(taken.flatMap(({ problemIds }) => problemIds)).size;
}

/** The baseline: the first code fix that TypeScript's language service offers for the first error that has one. */
export function repairByLanguageService(folder: string, files: ReadonlyMap<string, string>): Repair {
  const { options, fileNames } = readConfig(folder);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => "0",
    getScriptSnapshot: (path) => {
      const text = ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const changes = firstFix(service, fileNames);
  const repair = new Map<string, string>();
  for (const { fileName, textChanges } of changes) {
    const path = fileName.slice(folder.length + 1);
    repair.set(path, withChanges(files.get(path) ?? "", textChanges));
  }
  return repair;
}

function firstFix(service: ts.LanguageService, paths: readonly string[]): readonly ts.FileTextChanges[] {
  const format = ts.getDefaultFormatCodeSettings("\n");
  for (const path of paths) {
    const diagnostics = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    for (const { start = 0, length = 0, code } of diagnostics) {
      const [fix] = fixesOf(() =>
        service.getCodeFixesAtPosition(path, start, start + length, [code], format, {}),
      );
      if (fix !== undefined) return fix.changes;
    }
  }
  return [];
}

/** The language service breaks on some inputs; it has no fix there. */
function fixesOf(ask: () => readonly ts.CodeFixAction[]): readonly ts.CodeFixAction[] {
  try {
    return ask();
  } catch {
    return [];
  }
}

/** Applied last to first, so that insertions at one position keep their order. */
function withChanges(text: string, changes: readonly ts.TextChange[]): string {
  return changes.toReversed().reduce((result, { span, newText }) => {
    return result.slice(0, span.start) + newText + result.slice(span.start + span.length);
  }, text);
}
