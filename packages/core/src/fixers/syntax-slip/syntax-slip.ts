import type { ts } from "ts-morph";
import type { Candidate } from "../../model/candidate.ts";
import type { TextEdit } from "../../model/edit.ts";
import type { LocatedProblem } from "../../model/problem.ts";
import type { ServiceOfFile } from "../../repository/typescript/engine.ts";
import { isSourceFile } from "../../repository/source-file.ts";
import type { Fixer, FixerContext } from "../fixer.ts";
import { perProgram } from "../per-program.ts";
import { bareArrows } from "./bare-arrows.ts";
import { bareBlocks } from "./bare-blocks.ts";
import { bareNamedImports } from "./bare-named-imports.ts";
import { cleanSlips } from "./clean-slips.ts";
import { joinedNames } from "./joined-names.ts";
import { jsxTags } from "./jsx-tags.ts";
import { namesIn } from "./names-in.ts";
import { nearErrors } from "./near-error.ts";
import { quotes } from "./quotes.ts";
import { idleAnnotated, scriptAnnotations } from "./script-annotations.ts";
import type { BrokenText, Slip } from "./slip.ts";
import { swallowedLines } from "./swallowed-line.ts";
import { misspeltKeywords } from "./misspelt-keywords.ts";
import { linesOf, tokensOf } from "./tokens.ts";
import { withTellingIndentation } from "./telling-indentation.ts";
import { withOperatorTies } from "./with-operator-ties.ts";
import { unclosedLines } from "./unclosed-lines.ts";
import { unopenedLines } from "./unopened-lines.ts";

/** Syntax errors of the compiler, its own, those of JSX, and types in scripts. */
const CODE = /^TS(?:1(?:\d{3}|70\d{2})|8010)$/;
/** What is said of a line that was read as the rest of the line before. */
const SWALLOWED: ReadonlySet<string> = new Set(["TS2695", "TS7015", "TS2349", "TS7053", "TS2538", "TS2448"]);
const MESSAGE = /SyntaxError|Unexpected|Unterminated|Expected|Parsing error|Transform failed|expected/;
/** What a linter says, which would say of a parameter that nobody uses it. */
const PARSING_ERROR = /^Parsing error: /;
const MOST_SLIPS = 8;
const ANNOTATION_CONFIDENCE = 0.75;
const PARAMETER_CONFIDENCE = 0.8;

/** A bracket, quote, comma or arrow that was dropped, doubled or mistyped, told by the indentation and by parsing again. */
export const syntaxSlip: Fixer = {
  id: "syntax-slip",
  title: "slips of syntax",
  handles: ({ code = "", message }) =>
    /^TS\d+$/.test(code) ? CODE.test(code) || SWALLOWED.has(code) : MESSAGE.test(message),
  propose,
};

const remembered = perProgram<Candidate[]>();

async function propose(problem: LocatedProblem, { repository }: FixerContext): Promise<Candidate[]> {
  const { file } = problem.location;
  if (!isSourceFile(file)) return [];
  const engine = await repository.typescript();
  const project = engine.languageService(repository, file);
  const sourceFile = project.program.getSourceFile(project.path);
  if (sourceFile === undefined) return [];
  if (SWALLOWED.has(problem.code ?? "")) return swallowed(problem, project, sourceFile);
  const idle = PARSING_ERROR.test(problem.message) ? idleAnnotated(project, sourceFile) : undefined;
  const found = remembered(project.program, project.path, () => candidatesFor(file, project, sourceFile));
  return idle === undefined ? found : [withoutParameter(file, idle), ...found];
}

function swallowed(
  { location: { file, line, column = 1 } }: LocatedProblem,
  { ts: compiler }: ServiceOfFile,
  sourceFile: ts.SourceFile,
): Candidate[] {
  const lineStart = sourceFile.getLineStarts()[line - 1];
  if (lineStart === undefined) return [];
  const slips = swallowedLines(compiler, sourceFile, lineStart + column - 1);
  return slips.map((slip) => candidateOf(file, sourceFile, slip));
}

function candidatesFor(file: string, project: ServiceOfFile, sourceFile: ts.SourceFile): Candidate[] {
  const { ts: compiler, program, path } = project;
  const errors = program.getSyntacticDiagnostics(sourceFile).map(({ start, messageText }) => ({
    start,
    message: compiler.flattenDiagnosticMessageText(messageText, "\n"),
  }));
  if (errors.length === 0) return [];
  const annotations = scriptAnnotations(project, sourceFile);
  if (annotations.length > 0) return [withoutTypes(file, annotations)];
  const tokens = tokensOf(compiler, sourceFile);
  const { text } = sourceFile;
  const broken: BrokenText = { ts: compiler, path, text, tokens, lines: linesOf(text, tokens), errors };
  const names = namesIn(project, sourceFile);
  const possible = [
    ...misspeltKeywords(broken, names),
    ...unclosedLines(broken),
    ...unopenedLines(broken),
    ...bareBlocks(broken),
    ...bareNamedImports(broken),
    ...bareArrows(broken),
    ...quotes(broken),
    ...jsxTags(broken, sourceFile),
    ...joinedNames(broken, names),
    ...nearErrors(broken),
  ];
  const slips = withOperatorTies(text, cleanSlips(broken, withTellingIndentation(broken, possible)));
  return slips.slice(0, MOST_SLIPS).map((slip) => candidateOf(file, sourceFile, slip));
}

function withoutTypes(file: string, edits: TextEdit[]): Candidate {
  return {
    title: "Remove the types that a script cannot have",
    edits: [{ file, edits }],
    origin: syntaxSlip.id,
    rationale: "types can only be written in TypeScript",
    confidence: ANNOTATION_CONFIDENCE,
  };
}

function withoutParameter(file: string, edit: TextEdit): Candidate {
  return {
    title: "Remove the parameter that a script cannot have",
    edits: [{ file, edits: [edit] }],
    origin: syntaxSlip.id,
    rationale: "types can only be written in TypeScript, and its function does not use it",
    confidence: PARAMETER_CONFIDENCE,
  };
}

function candidateOf(
  file: string,
  sourceFile: ts.SourceFile,
  { edit, title, confidence, meaning }: Slip,
): Candidate {
  const { line } = sourceFile.getLineAndCharacterOfPosition(edit.start);
  return {
    title: `${title} at line ${line + 1}`,
    edits: [{ file, edits: [edit] }],
    origin: syntaxSlip.id,
    rationale: "with it the file parses",
    confidence,
    ...(meaning === undefined ? {} : { meaning }),
  };
}
