import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver/node";
import type { Place } from "../protocol/place.ts";
import { codeLink } from "./code-link.ts";
import type { Source, TrackedProblem } from "./source.ts";
import { visible } from "../text/visible.ts";
import { uriBelow } from "../workspace/file-uri.ts";

export const DIAGNOSTIC_SOURCE = "hephaestus";

const MOST_FRAMES = 10;
const LONGEST_MESSAGE = 4000;

/** A problem as an editor shows it. Text of the log is text and nothing else. */
export function toDiagnostic(tracked: TrackedProblem, source: Source, hasRelated: boolean): Diagnostic {
  const { problem, range } = tracked;
  const { code, severity } = problem;
  const link = codeLink(problem);
  const place = range ?? evidencePlace(tracked, source)?.range;
  return {
    range: place ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: severity === "error" ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: DIAGNOSTIC_SOURCE,
    code: code ?? problem.tool,
    ...(link === undefined ? {} : { codeDescription: { href: link } }),
    message: messageOf(tracked),
    ...(hasRelated ? { relatedInformation: relatedOf(tracked, source) } : {}),
    data: { problem: problem.id, source: source.id },
  };
}

function messageOf({ problem: { message, test, tool } }: TrackedProblem): string {
  const name = test === undefined ? "" : `${test}: `;
  return visible(`${name}${message === "" ? `${tool} failed` : message}`).slice(0, LONGEST_MESSAGE);
}

/** The line of the log that tells the problem; undefined where no editor can show the log. */
export function evidencePlace({ problem }: TrackedProblem, source: Source): Place | undefined {
  const line = source.logLine(problem.evidence.startLine);
  const uri = source.logUris?.get(problem.evidence.source ?? "") ?? source.uri;
  if (uri === undefined || line === undefined) return undefined;
  const end = source.logLine(problem.evidence.endLine) ?? line;
  return {
    uri,
    range: { start: { line, character: 0 }, end: { line: Math.max(line, end), character: 0 } },
  };
}

function relatedOf(tracked: TrackedProblem, source: Source): NonNullable<Diagnostic["relatedInformation"]> {
  const { frames, evidence } = tracked.problem;
  const evidenceAt = evidencePlace(tracked, source);
  const inLog =
    evidenceAt === undefined || tracked.uri === undefined
      ? []
      : [{ location: evidenceAt, message: `${source.label}, line ${evidence.startLine}` }];
  const { folder } = source;
  const own = folder === undefined ? [] : frames.filter((frame) => frame.own && frame.inWorkspace);
  return [
    ...inLog,
    ...own.slice(0, MOST_FRAMES).map(({ file, line, column = 1, symbol }) => {
      const start = { line: line - 1, character: column - 1 };
      return {
        location: { uri: uriBelow(folder?.uri ?? "", file), range: { start, end: start } },
        message: symbol === undefined ? "called here" : `in ${symbol}`,
      };
    }),
  ];
}
