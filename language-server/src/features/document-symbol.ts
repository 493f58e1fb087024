import { SymbolKind, type DocumentSymbol } from "vscode-languageserver/node";
import type { LogSection } from "@hephaestus/core";
import type { Session } from "../session/session.ts";
import { visibleLine } from "../text/visible.ts";
import type { Feature } from "./feature.ts";
import { openLog, outlineOf, problemsOfLog, suspiciousIn } from "./log-documents.ts";

const KINDS = { job: SymbolKind.Module, step: SymbolKind.Function, group: SymbolKind.Namespace } as const;
const LONGEST_NAME = 120;

/** The outline of a log: jobs and steps, and in them the problems they tell. */
export const documentSymbol: Feature = {
  capabilities: () => ({ documentSymbolProvider: true }),
  register(session) {
    session.connection.onDocumentSymbol(async ({ textDocument: { uri } }) => {
      const document = openLog(session, uri);
      if (document === undefined) return [];
      const { sections } = await outlineOf(session, document);
      const told = [...problemSymbols(session, uri), ...suspiciousSymbols(session, uri)];
      return nested([...sections.map(sectionSymbol), ...told]);
    });
  },
};

function sectionSymbol({ kind, title, startLine, endLine }: LogSection): DocumentSymbol {
  return symbol(title, KINDS[kind], { start: startLine - 1, end: endLine - 1 });
}

function problemSymbols(session: Session, uri: string): DocumentSymbol[] {
  return problemsOfLog(session, uri).map(({ tracked: { problem }, place: { range } }) => ({
    ...symbol(problem.message, SymbolKind.Event, { start: range.start.line, end: range.end.line }),
    detail: problem.code ?? problem.tool,
  }));
}

function suspiciousSymbols(session: Session, uri: string): DocumentSymbol[] {
  return suspiciousIn(session, uri).map(({ line, text }) => ({
    ...symbol(text, SymbolKind.Event, { start: line, end: line }),
    detail: "suspicious",
  }));
}

function symbol(
  text: string,
  kind: SymbolKind,
  { start, end }: { start: number; end: number },
): DocumentSymbol {
  const range = { start: { line: start, character: 0 }, end: { line: end, character: 0 } };
  const line = visibleLine(text, LONGEST_NAME);
  const name = line === "" ? "?" : line;
  return { name, kind, range, selectionRange: { start: range.start, end: range.start }, children: [] };
}

/** Puts each symbol into the innermost one that holds it. */
function nested(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  const sorted = symbols.toSorted(
    (a, b) => a.range.start.line - b.range.start.line || b.range.end.line - a.range.end.line,
  );
  const roots: DocumentSymbol[] = [];
  const open: DocumentSymbol[] = [];
  for (const each of sorted) {
    while (open.length > 0 && (open.at(-1)?.range.end.line ?? 0) < each.range.end.line) open.pop();
    (open.at(-1)?.children ?? roots).push(each);
    if (each.kind !== SymbolKind.Event) open.push(each);
  }
  return roots;
}
